using AIOps.Orchestrations;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Teams;

/// <summary>Adds Microsoft Teams.</summary>
public static class TeamsServices
{
    /// <summary>Section of <see cref="TeamsOptions"/>.</summary>
    public const string Section = "AIOps:Teams";

    /// <summary>Adds Teams where <c>AIOps:Teams</c> is configured; without the section nothing is added.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.ListOptions<TeamsOptions>("Teams");
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return services;
        }

        services.AddOptions<TeamsOptions>().BindStrictly(section);
        services.AddSingleton<IValidateOptions<TeamsOptions>, Check>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<TeamsOptions>>().Value);
        services.AddSingleton<INotifier>(static provider => ActivatorUtilities.CreateInstance<TeamsNotifier>(provider, ChannelHttp.CreateClient()));
        return services.AddSingleton<IChatInbox, TeamsInbox>();
    }

    private sealed class Check(IOptions<NotificationOptions> notifications) : IValidateOptions<TeamsOptions>
    {
        public ValidateOptionsResult Validate(string? name, TeamsOptions options)
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
