using AIOps.Orchestrations;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.ServiceNow;

/// <summary>Adds ServiceNow.</summary>
public static class ServiceNowServices
{
    /// <summary>Section of <see cref="ServiceNowOptions"/>.</summary>
    public const string Section = "AIOps:ServiceNow";

    /// <summary>Adds ServiceNow as a source of approvals where <c>AIOps:ServiceNow</c> is configured; without the section nothing is added.</summary>
    public static IServiceCollection AddServiceNow(this IServiceCollection services, IConfiguration configuration)
    {
        services.ListOptions<ServiceNowOptions>("ServiceNow");
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return services;
        }

        services.AddOptions<ServiceNowOptions>().BindStrictly(section);
        services.AddSingleton<IValidateOptions<ServiceNowOptions>, Check>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<ServiceNowOptions>>().Value);
        services.AddSingleton(static provider => new ServiceNowTables(ChannelHttp.CreateClient(), provider.GetRequiredService<ServiceNowOptions>()));
        services.AddSingleton<IApprovalSource, ChangeRequests>();
        return services.AddSingleton<INotifier, ServiceNowNotifier>();
    }

    private sealed class Check(IOptions<NotificationOptions> notifications) : IValidateOptions<ServiceNowOptions>
    {
        public ValidateOptionsResult Validate(string? name, ServiceNowOptions options)
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
