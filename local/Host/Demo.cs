using AIOps.Api.Session;
using AIOps.Integrations.AzureResourceManager;
using AIOps.Local.Estate;
using AIOps.Local.Estate.Arm;
using AIOps.Local.Estate.Faults;
using AIOps.Local.Estate.State;
using AIOps.Local.Estate.Telemetry;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Storage;

namespace AIOps.Local.Host;

/// <summary>The demo: the estate, its Azure Resource Manager, and the telemetry that it sends through the same entry as Event Hub bodies.</summary>
internal sealed class Demo : IAsyncDisposable
{
    private readonly EstateState _state;
    private readonly FakeArm _arm;
    private readonly TimeProvider _clock;
    private readonly LocalHostSettings _settings;

    private Demo(EstateState state, FakeArm arm, TimeProvider clock, LocalHostSettings settings) =>
        (_state, _arm, _clock, _settings) = (state, arm, clock, settings);

    /// <summary>What the demo changes of the defaults: three days of history arrive at once, and the demo's minutes are short for a person who decides.</summary>
    public static IReadOnlyDictionary<string, string?> Configuration { get; } = new Dictionary<string, string?>
    {
        ["AIOps:Ingest:AllowedLateness"] = "15.00:00:00",
        ["AIOps:Remediate:ApprovalExpiry"] = "12:00:00",
        ["AIOps:Incidents:ApprovalPoll"] = "00:01:00",
    };

    /// <summary>Loads what an earlier run left, and opens the estate's Azure Resource Manager.</summary>
    public static async Task<Demo> StartAsync(IDocumentStore store, TimeProvider clock, LocalHostSettings settings, CancellationToken cancellation)
    {
        var state = new EstateState(store);
        await state.LoadAsync(settings.Seed, new EstateOptions().HistoryDays, clock.GetUtcNow(), cancellation);
        var arm = new FakeArm(state, clock);
        await arm.StartAsync(cancellation);
        return new Demo(state, arm, clock, settings);
    }

    /// <summary>Adds the estate's side of the ports.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(new DemoInfo(true, _settings.Speed));
        services.AddSingleton<IResourceGraph>(new EstateGraph(_state, _clock));
        services.AddArmActuator(
            _ => _arm.Credential,
            options =>
            {
                options.Endpoint = _arm.Endpoint;
                options.LostReplyWindow = TimeSpan.FromSeconds(30);
            },
            _ => _arm.CreateHandler());
        services.AddHostedService(provider => new EstateService(
            _state,
            new TelemetryGenerator(_state, FaultPlan.Default),
            (body, cancellation) => IngestAsync(provider.GetRequiredService<IngestHandler>(), provider.GetRequiredService<IBackPressure>(), body, cancellation),
            _clock,
            provider.GetRequiredService<ILogger<EstateService>>()));
    }

    /// <summary>Adds what the demo shows of itself.</summary>
    public void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/demo/faults", () => Results.Ok(new { items = FaultTimeline.List(_state, FaultPlan.Default, _clock.GetUtcNow()) }));
        routes.MapGet("/api/demo/arm-calls", () => Results.Ok(new { items = _state.Calls }));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _arm.DisposeAsync();
        _state.Dispose();
    }

    private async Task IngestAsync(IngestHandler ingest, IBackPressure pressure, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        while (pressure.RetryAfter is { } pause)
        {
            await Task.Delay(pause, cancellation);
        }

        await ingest.HandleAsync(body, _clock.GetUtcNow(), "demo-estate", cancellation);
    }
}
