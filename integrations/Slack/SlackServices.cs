using AIOps.Integrations.Slack.Api;
using AIOps.Integrations.Slack.Inbound;
using AIOps.Integrations.Slack.Messages;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Slack;

/// <summary>Adds Slack.</summary>
public static class SlackServices
{
    /// <summary>Section of <see cref="SlackOptions"/>.</summary>
    public const string Section = "AIOps:Slack";

    /// <summary>Adds Slack as a channel where <c>AIOps:Slack</c> is configured; without the section nothing is added.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.ListOptions<SlackOptions>("Slack");
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return services;
        }

        services.AddOptions<SlackOptions>().BindStrictly(section);
        services.AddSingleton<IValidateOptions<SlackOptions>, Check>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<SlackOptions>>().Value);
        services.AddSingleton(static provider => new SlackClient(ChannelHttp.CreateClient(), provider.GetRequiredService<SlackOptions>()));
        services.AddSingleton<SlackPoster>();
        services.AddSingleton<SlackDecisions>();
        services.AddSingleton<SlackQuestions>();
        services.AddSingleton<INotifier, SlackNotifier>();
        return services.AddSingleton<IChatInbox, SlackInbox>();
    }

    private sealed class Check(IOptions<NotificationOptions> notifications) : IValidateOptions<SlackOptions>
    {
        public ValidateOptionsResult Validate(string? name, SlackOptions options)
        {
            List<string> errors = [.. options.Validate()];
            if (notifications.Value.PublicUrlProblem() is { } problem)
            {
                errors.Add(problem);
            }

            return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
        }
    }
}
