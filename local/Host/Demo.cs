using AIOps.Api.Session;
using AIOps.Integrations.AzureResourceManager;
using AIOps.Local.Estate;
using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Storage;

namespace AIOps.Local.Host;

/// <summary>The demo: the estate, its Azure Resource Manager, and the telemetry that it sends through the same entry as Event Hub bodies.</summary>
internal sealed class Demo : IAsyncDisposable
{
    private readonly DemoEstate _estate;
    /// <summary>Longest wait for the history to be digested, on the wall clock: a demo that is slow is better than one that never begins.</summary>
    private static readonly TimeSpan LongestDigestion = TimeSpan.FromMinutes(2);
    private readonly SimulationClock _clock;
    private readonly double _speed;
    private volatile bool _live;

    private Demo(DemoEstate estate, SimulationClock clock, double speed) => (_estate, _clock, _speed) = (estate, clock, speed);

    /// <summary>What the demo changes of the defaults: three days of history arrive at once, and the demo's minutes are short for a person who decides.</summary>
    public static IReadOnlyDictionary<string, string?> Configuration { get; } = new Dictionary<string, string?>
    {
        ["AIOps:Ingest:AllowedLateness"] = "15.00:00:00",
        ["AIOps:Remediate:ApprovalExpiry"] = "12:00:00",
        ["AIOps:Incidents:ApprovalPoll"] = "00:01:00",
        ["AIOps:Slo:Objectives:0:Name"] = "shop-availability",
        ["AIOps:Slo:Objectives:0:Description"] = "Requests of the shop are answered without a server error",
        ["AIOps:Slo:Objectives:0:ResourceId"] = ShopResources.Web,
        ["AIOps:Slo:Objectives:0:Total"] = "Requests",
        ["AIOps:Slo:Objectives:0:Bad"] = "Http5xx",
        ["AIOps:Slo:Objectives:1:Name"] = "shop-latency",
        ["AIOps:Slo:Objectives:1:Description"] = "The shop answers within 0.6 s on average, minute by minute",
        ["AIOps:Slo:Objectives:1:Kind"] = "Latency",
        ["AIOps:Slo:Objectives:1:Target"] = "0.99",
        ["AIOps:Slo:Objectives:1:ResourceId"] = ShopResources.Web,
        ["AIOps:Slo:Objectives:1:Metric"] = "HttpResponseTime",
        ["AIOps:Slo:Objectives:1:Threshold"] = "0.6",
        ["AIOps:Slo:Objectives:2:Name"] = "gateway-delivery",
        ["AIOps:Slo:Objectives:2:Description"] = "Requests that the gateway passes on succeed",
        ["AIOps:Slo:Objectives:2:Kind"] = "Custom",
        ["AIOps:Slo:Objectives:2:Target"] = "0.995",
        ["AIOps:Slo:Objectives:2:ResourceId"] = ShopResources.Gateway,
        ["AIOps:Slo:Objectives:2:Total"] = "TotalRequests",
        ["AIOps:Slo:Objectives:2:Bad"] = "FailedRequests",
    };

    /// <summary>Loads what an earlier run left, and opens the estate's Azure Resource Manager.</summary>
    public static async Task<Demo> StartAsync(IDocumentStore store, SimulationClock clock, LocalHostSettings settings, CancellationToken cancellation) =>
        new(await DemoEstate.StartAsync(store, clock, new EstateOptions { Seed = settings.Seed }, cancellation: cancellation), clock, settings.Speed);

    /// <summary>Adds the estate's side of the ports.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(new DemoInfo(true, _speed));
        services.AddSingleton<IResourceGraph>(_estate.Graph);
        services.AddArmActuator(
            _ => _estate.Arm.Credential,
            options =>
            {
                options.Endpoint = _estate.Arm.Endpoint;
                options.LostReplyWindow = TimeSpan.FromSeconds(30);
            },
            _ => _estate.Arm.CreateHandler());
        services.AddHostedService(provider => _estate.CreateService(
            (body, cancellation) => IngestAsync(provider.GetRequiredService<IngestHandler>(), provider.GetRequiredService<IBackPressure>(), body, cancellation),
            cancellation => DigestAsync(provider.GetRequiredService<LocalSignalBus>(), cancellation),
            provider.GetRequiredService<ILogger<EstateService>>()));
    }

    /// <summary>Adds what the demo shows of itself.</summary>
    public void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/demo/faults", () => Results.Ok(new { items = _estate.ListFaults() }));
        routes.MapGet("/api/demo/arm-calls", () => Results.Ok(new { items = _estate.State.Calls }));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _estate.DisposeAsync();

    private async Task DigestAsync(LocalSignalBus bus, CancellationToken cancellation)
    {
        for (var started = TimeProvider.System.GetTimestamp(); bus.Depth > 0 && TimeProvider.System.GetElapsedTime(started) < LongestDigestion;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        _live = true;
        _clock.Go();
    }

    private async Task IngestAsync(IngestHandler ingest, IBackPressure pressure, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        while (pressure.RetryAfter is { } pause)
        {
            await Task.Delay(pause, cancellation);
        }

        await ingest.HandleAsync(body, _clock.GetUtcNow(), "demo-estate", cancellation, history: !_live);
    }
}
