using AIOps.Api.Settings;
using AIOps.Integrations.PagerDuty;
using AIOps.Integrations.ServiceNow;
using AIOps.Integrations.Slack;
using AIOps.Integrations.Teams;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Notifications;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.Chat.Tests.Hosting;

/// <summary>The settings page lists every channel, set up or not: a reader sees what there is to set, and no secret.</summary>
[Trait("Category", "Chat")]
public sealed class ShownSettingsTests
{
    [Fact]
    public void Every_channel_is_listed_although_none_is_set_up()
    {
        var groups = Read([]);

        Assert.Equal(["AIOps:PagerDuty", "AIOps:ServiceNow", "AIOps:Slack", "AIOps:Teams"], groups.Select(static group => group.Name));
        Assert.All(groups, static group => Assert.NotEmpty(group.Options));
        Assert.All(groups.SelectMany(static group => group.Options), static option => Assert.True(option.IsDefault, option.Name));
    }

    [Fact]
    public void A_channel_that_is_set_up_shows_its_values_and_hides_its_secrets()
    {
        var groups = Read(new()
        {
            ["AIOps:Slack:BotToken"] = "xoxb-hunter2-hunter2",
            ["AIOps:Slack:SigningSecret"] = "hunter2hunter2hunter2hunter2",
            ["AIOps:Slack:TeamId"] = "T0OPS",
            ["AIOps:Slack:Room"] = "C0OPS",
            ["AIOps:Teams:WorkflowUrl"] = "https://prod-1.westeurope.logic.azure.com/workflows/hunter2/triggers?sig=hunter2",
            ["AIOps:Notifications:PublicUrl"] = "https://aiops.example.com",
        });

        var options = groups.SelectMany(static group => group.Options).ToDictionary(static option => option.Name);
        Assert.DoesNotContain(options.Values, static option => option.Value.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(("set", false), (options["AIOps:Slack:BotToken"].Value, options["AIOps:Slack:BotToken"].IsDefault));
        Assert.StartsWith("https://prod-1.westeurope.logic.azure.com", options["AIOps:Teams:WorkflowUrl"].Value, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SettingsGroup> Read(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddSlack(configuration).AddTeams(configuration).AddPagerDuty(configuration).AddServiceNow(configuration);
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection("AIOps:Notifications"));
        using var provider = services.BuildServiceProvider();
        return new SettingsReader(provider.GetServices<OptionSection>(), provider).Read();
    }
}
