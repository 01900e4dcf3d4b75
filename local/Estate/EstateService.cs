using AIOps.Local.Estate.State;
using AIOps.Local.Estate.Telemetry;

namespace AIOps.Local.Estate;

/// <summary>
/// Drives the estate: the history in big bodies, then every simulated minute when it is over. Every body goes through the same entry as Event Hub bodies.
/// After a restart it goes on at the minute after the last one that was handed over whole; a minute that was cut off is sent again.
/// </summary>
/// <param name="state">What the estate remembers; loaded before the service starts.</param>
/// <param name="generator">Makes the bodies.</param>
/// <param name="ingest">Takes one body; throws when it cannot take it now, then the body comes again.</param>
/// <param name="digested">Completes when what was handed over is worked off: life begins then, so that nobody looks at a fault an hour late.</param>
/// <param name="time">The simulated clock.</param>
/// <param name="logger">Logs.</param>
public sealed partial class EstateService(
    EstateState state, TelemetryGenerator generator, Func<ReadOnlyMemory<byte>, CancellationToken, Task> ingest, Func<CancellationToken, Task> digested, TimeProvider time,
    ILogger<EstateService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Pause before a body that was not taken is offered again, on the wall clock.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must be able to finish its start while the history is played.
        await Task.Yield();
        try
        {
            await PlayHistoryAsync(stoppingToken);
            await digested(stoppingToken);
            LogLive(logger, state.Anchor.LiveStart);
            await PlayLiveAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task PlayHistoryAsync(CancellationToken cancellation)
    {
        var next = state.LastMinute is { } last ? last + Minute : state.Anchor.HistoryStart;
        while (next < state.Anchor.LiveStart)
        {
            var minutes = (int)Math.Min(TelemetryGenerator.HistoryStep, (state.Anchor.LiveStart - next).TotalMinutes);
            foreach (var body in generator.History(next, minutes)) await OfferAsync(body, cancellation);
            next = next.AddMinutes(minutes);
            await state.SaveProgressAsync(next - Minute, cancellation);
        }
    }

    private async Task PlayLiveAsync(CancellationToken cancellation)
    {
        var next = state.LastMinute is { } last && last >= state.Anchor.LiveStart ? last + Minute : state.Anchor.LiveStart;
        while (true)
        {
            // A grain is sent when it is complete.
            var wait = next + Minute - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation);
            foreach (var body in generator.Live(next)) await OfferAsync(body, cancellation);
            await state.SaveProgressAsync(next, cancellation);
            next += Minute;
        }
    }

    private async Task OfferAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await ingest(body, cancellation);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogNotTaken(logger, error);
                await Task.Delay(Again, cancellation);
            }
        }
    }

    [LoggerMessage(EventId = 7101, Level = LogLevel.Information, Message = "The estate is live since {LiveStart:O}.")]
    private static partial void LogLive(ILogger logger, DateTimeOffset liveStart);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Warning, Message = "A body of the estate was not taken; it is offered again.")]
    private static partial void LogNotTaken(ILogger logger, Exception error);
}
