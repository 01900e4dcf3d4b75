using AIOps.Integrations.AzureResourceManager;
using AIOps.Integrations.EventHubs;
using AIOps.Integrations.OpenAI;
using AIOps.Integrations.OpenTelemetry;
using AIOps.Integrations.PagerDuty;
using AIOps.Integrations.ServiceNow;
using AIOps.Integrations.Slack;
using AIOps.Integrations.Teams;
using AIOps.Integrations.Webhooks;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Durable;
using AIOps.Orchestrations.Topology;
using AIOps.Storage.AzureTables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Functions.Hosting;

/// <summary>The application with what this host puts behind its ports: Azure Tables, Event Hubs, Durable Functions, Azure Resource Manager and Resource Graph.</summary>
internal static class AzureAdapters
{
    public static IServiceCollection AddAzureAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        SecretReferences.Checked(configuration);
        var identities = new AzureIdentities(configuration.GetSection("AIOps:Azure").Get<AzureIdentityOptions>() ?? new AzureIdentityOptions());
        return services
            .AddAiopsApplication(configuration)
            .AddAzureTablesStore(configuration, _ => identities.Own)
            .AddEventHubSignalBus(configuration, _ => identities.Own)
            .AddDurableWorkflows(WorkflowCatalogue.Register)
            .AddConfiguredTopology(configuration)
            .AddEstateReader(configuration, _ => identities.Reader)
            .AddObservedTopology()
            .AddOpenAIModel(configuration, _ => identities.Reader)
            .ShowOptions<OpenAIOptions>(configuration, "Model")
            .ListOptions<WebhookOptions>("Webhooks")
            .ListOptions<AzureTablesOptions>("Storage")
            .AddTelemetryExport(configuration)
            .AddApplicationInsights(configuration, () => identities.Own)
            .AddSlack(configuration)
            .AddTeams(configuration)
            .AddPagerDuty(configuration)
            .AddServiceNow(configuration)
            .AddWebhookActuator(options => configuration.GetSection("AIOps:Webhooks").Bind(options))
            .AddWebhookNotifiers(configuration)
            .AddArmActuator(_ => identities.Remediator, options => configuration.GetSection("AIOps:Arm").Bind(options));
    }
}
