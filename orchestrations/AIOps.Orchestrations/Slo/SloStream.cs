using AIOps.Detect;
using AIOps.Detect.Slo;
using AIOps.Ingest;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Slo;

/// <summary>
/// Watches the objectives in the stream: minutes of the batch are written down, then each touched objective is looked at up to its last complete minute.
/// Event time decides, so a late batch fires at the minute it is about.
/// </summary>
public sealed class SloStream(SloLedger ledger, BurnSeries burns, IOptions<SloOptions> options)
{
    /// <summary>A sample of a longer grain than a day is no telemetry.</summary>
    private const int MaxGrainMinutes = 1440;
    private readonly ILookup<string, SloObjective> _byMetric = options.Value.Objectives
        .SelectMany(static one => one.Roles.Select(role => (Metric: one.MetricOf(role)!, Objective: one)))
        .ToLookup(static pair => pair.Metric, static pair => pair.Objective, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the samples of a batch.</summary>
    /// <returns>Burn alerts that began or ended.</returns>
    public async Task<IReadOnlyList<Anomaly>> ObserveAsync(IReadOnlyDictionary<SeriesId, List<MetricSample>> samples, CancellationToken cancellation)
    {
        if (_byMetric.Count == 0)
        {
            return [];
        }

        var touched = new Dictionary<SloObjective, long>();
        foreach (var (series, values) in samples)
        {
            foreach (var objective in _byMetric[series.Metric])
            {
                if (values.Count > 0 && objective.RoleOf(series) is { } role)
                {
                    var minutes = Minutes(objective, role, values);
                    await ledger.RecordAsync(objective, role, minutes, cancellation);
                    touched[objective] = Math.Max(touched.GetValueOrDefault(objective), minutes.Keys.Max());
                }
            }
        }

        List<Anomaly> events = [];
        foreach (var (objective, newest) in touched)
        {
            events.AddRange(await EvaluateAsync(objective, newest, cancellation));
        }

        return events;
    }

    private async Task<IReadOnlyList<Anomaly>> EvaluateAsync(SloObjective objective, long newest, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await ledger.MemoryAsync(objective, cancellation);
            var memory = read?.Value ?? new SloMemory(SloState.Start, []);

            // A day back covers every window; a backlog longer than that is counted in the budget but no longer alerted on.
            var from = newest - SloDay.Length - SloMonitor.Reach;
            var history = await ledger.HistoryAsync(objective, from, newest, cancellation);
            var start = memory.State with { EvaluatedTo = Math.Max(memory.State.EvaluatedTo, from + SloMonitor.Reach) };
            if (history.Newest is not { } until || (until <= start.EvaluatedTo && memory.Pending.Count == 0))
            {
                return [];
            }

            var (state, transitions) = SloMonitor.Advance(objective, options.Value, history, start, until);
            var events = transitions.Select(one => SloAlert.Of(objective, one)).ToList();
            if (await ledger.TryRememberAsync(objective, read, new SloMemory(state, events), cancellation))
            {
                await burns.WriteAsync(objective, history, start.EvaluatedTo + 1, until, events, cancellation);
                return [.. memory.Pending, .. events];
            }
        }
    }

    private static Dictionary<long, double> Minutes(SloObjective objective, SloRole role, List<MetricSample> samples)
    {
        var minutes = new Dictionary<long, double>();
        foreach (var sample in samples)
        {
            var grain = Math.Clamp((int)Math.Round(sample.GrainSeconds / 60.0), 1, MaxGrainMinutes);
            var value = objective.ValueOf(role, sample);
            var first = SloHistory.MinuteOf(sample.Time);
            for (var minute = first; minute < first + grain && double.IsFinite(value); minute++)
            {
                minutes[minute] = role == SloRole.Value ? value : value / grain;
            }
        }

        return minutes;
    }
}
