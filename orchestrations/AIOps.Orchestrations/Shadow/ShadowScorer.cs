using System.Collections.Concurrent;
using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Series;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Shadow;

/// <summary>
/// Scores samples a second time under the challenger. It learns from the stored points of the series, so that it starts as experienced as the live one and keeps no
/// state of its own. Whatever goes wrong here stays here: the live path never waits for it twice nor fails with it.
/// </summary>
internal sealed partial class ShadowScorer(
    IOptions<ShadowOptions> options, DetectOptions live, MetricCatalogue catalogue, SeriesReader points, ShadowLedger ledger, ILogger<ShadowScorer> logger)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(8);
    private readonly ConcurrentDictionary<string, SeriesMonitor> _monitors = new(StringComparer.Ordinal);
    private readonly Challenger _challenger = Challenger.Of(live, options.Value.Detect);
    private int _begun;

    /// <summary>Series that are scored twice on this host.</summary>
    public int Series => _monitors.Count;

    /// <summary>Scores the samples of a series that the live configuration has just scored, in time order.</summary>
    /// <param name="id">The series.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="events">What the live configuration made of them.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task ObserveAsync(SeriesId id, List<MetricSample> samples, IReadOnlyList<Anomaly> events, CancellationToken cancellation)
    {
        if (!options.Value.Enabled || samples.Count == 0 || !IsChosen(id))
        {
            return;
        }

        try
        {
            if (!_monitors.TryGetValue(id.Key, out var monitor))
            {
                if (_monitors.Count >= options.Value.MaxSeries)
                {
                    return;
                }

                monitor = _monitors[id.Key] = await LearntAsync(id, samples[0].Time, cancellation);
            }

            await ScoreAsync(monitor, samples, events, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            _monitors.TryRemove(id.Key, out _);
            LogFailed(id.Metric, id.ResourceId, failed);
        }
    }

    private async Task ScoreAsync(SeriesMonitor monitor, List<MetricSample> samples, IReadOnlyList<Anomaly> events, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            await ledger.BeginAsync(_challenger.Id, samples[0].Time, cancellation);
        }

        foreach (var opened in events.Where(static one => one.Phase == AnomalyPhase.Opened))
        {
            await AddAsync(opened, true, cancellation);
        }

        foreach (var sample in samples)
        {
            if (monitor.Observe(sample).Event is { Phase: AnomalyPhase.Opened } opened)
            {
                await AddAsync(opened, false, cancellation);
            }
        }
    }

    private Task AddAsync(Anomaly opened, bool isLive, CancellationToken cancellation)
    {
        ProductMeter.ShadowOpenings.Add(1, new KeyValuePair<string, object?>("side", isLive ? "live" : "challenger"));
        return ledger.AddAsync(_challenger.Id, ShadowOpening.Of(opened, isLive), cancellation);
    }

    private bool IsChosen(SeriesId id) => Convert.ToByte(id.Key[..2], 16) * 100 < options.Value.SeriesPercent * 256;

    private async Task<SeriesMonitor> LearntAsync(SeriesId id, DateTimeOffset before, CancellationToken cancellation)
    {
        var monitor = SeriesMonitor.Create(id, catalogue.Find(id), options.Value.Detect);
        var history = await points.PointsAsync(id.Key, before - Memory, before.AddTicks(-1), cancellation);
        var grain = GrainOf(history);
        foreach (var point in history)
        {
            // A stored point holds the one aggregate that is scored; under every name it is that value.
            monitor.Observe(new MetricSample(id, point.Time.UtcTicks, point.Value, point.Value, point.Value, point.Value, point.Value, grain));
        }

        return monitor;
    }

    private static int GrainOf(IReadOnlyList<Diagnose.SeriesPoint> history) =>
        history.Count < 2 ? 60 : (int)Math.Clamp(history.Zip(history.Skip(1), static (one, next) => (next.Time - one.Time).TotalSeconds).Min(), 1, 86_400);

    [LoggerMessage(2201, Microsoft.Extensions.Logging.LogLevel.Warning, "The challenger could not score {Metric} of {ResourceId}; the live score stands")]
    private partial void LogFailed(string metric, string resourceId, Exception failed);
}
