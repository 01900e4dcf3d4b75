using AIOps.Orchestrations;
using AIOps.Orchestrations.Local;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Ports;

namespace AIOps.Local.Host;

/// <summary>The embedded engine and bus with the host's options.</summary>
internal static class EmbeddedRuntime
{
    public static void AddEmbeddedRuntime(this IServiceCollection services, IConfiguration configuration, double speed)
    {
        var options = new EmbeddedWorkflowOptions();
        configuration.GetSection("AIOps:Workflows").Bind(options);

        // The engine keeps house by the host's clock; on a fast clock its short intervals would turn into busy loops.
        options.PollInterval = Limit(options.PollInterval * speed, TimeSpan.FromMinutes(1));
        options.LeaseDuration = Limit(options.LeaseDuration * speed, TimeSpan.FromMinutes(5));
        options.SweepInterval = Limit(options.SweepInterval * speed, TimeSpan.FromHours(1));
        services.AddEmbeddedWorkflows(WorkflowCatalogue.Register, options);
        services.AddLocalSignalBus();
        services.AddSingleton<IBackPressure, BusPressure>();
        services.AddHostedService<RetentionStarter>();
        services.AddHostedService<ForecastTimer>();
    }

    private static TimeSpan Limit(TimeSpan span, TimeSpan most) => span < most ? span : most;
}
