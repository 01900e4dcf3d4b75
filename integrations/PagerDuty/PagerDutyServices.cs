using AIOps.Orchestrations;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.PagerDuty;

/// <summary>Adds PagerDuty.</summary>
public static class PagerDutyServices
{
    /// <summary>Section of <see cref="PagerDutyOptions"/>.</summary>
    public const string Section = "AIOps:PagerDuty";

    /// <summary>Adds PagerDuty where <c>AIOps:PagerDuty</c> is configured; without the section nothing is added.</summary>
    public static IServiceCollection AddPagerDuty(this IServiceCollection services, IConfiguration configuration)
    {
        services.ListOptions<PagerDutyOptions>("PagerDuty");
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return services;
        }

        services.AddOptions<PagerDutyOptions>().BindStrictly(section);
        services.AddSingleton<IValidateOptions<PagerDutyOptions>, Check>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<PagerDutyOptions>>().Value);
        services.AddSingleton<INotifier>(static provider => ActivatorUtilities.CreateInstance<PagerDutyNotifier>(provider, ChannelHttp.CreateClient()));
        return services.AddSingleton<IChatInbox, PagerDutyInbox>();
    }

    private sealed class Check(IOptions<NotificationOptions> notifications) : IValidateOptions<PagerDutyOptions>
    {
        public ValidateOptionsResult Validate(string? name, PagerDutyOptions options)
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
