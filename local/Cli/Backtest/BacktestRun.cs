using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Local.Cli.Playback;
using AIOps.Local.Cli.Score;

namespace AIOps.Local.Cli.Backtest;

/// <summary>Plays a file through a rule and notes the episodes that would have alerted.</summary>
internal sealed class BacktestRun : ISignalSink
{
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(2);

    private static readonly IngestOptions Ingest = new()
    {
        MaxBodyBytes = 67_108_864, MaxRecordBytes = 1_048_576, AllowedLateness = TimeSpan.FromDays(36_500), MaxClockSkew = TimeSpan.FromDays(36_500),
    };

    private readonly int _leastSevere;
    private readonly SeriesPlayback _playback;
    private readonly Dictionary<string, BacktestAlert> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _series = new(StringComparer.OrdinalIgnoreCase);
    private int _samples;
    private int _rejects;
    private long _first = long.MaxValue;
    private long _last;

    public BacktestRun(BacktestRule rule, int leastSevere)
    {
        _leastSevere = leastSevere;
        _playback = new SeriesPlayback(rule.Catalogue, rule.Detect, Lateness, Found);
    }

    /// <summary>Plays one body per line.</summary>
    public async Task<BacktestReport> RunAsync(Stream source, IReadOnlyList<BacktestLabel>? labels, CancellationToken cancellation)
    {
        var decoder = new TelemetryDecoder(Ingest);
        var lines = new BodyLines(source);
        while (await lines.NextAsync(cancellation) is { } line)
        {
            decoder.Decode(line.Span, DateTimeOffset.UnixEpoch, this);
        }

        _playback.Finish();
        var days = Math.Max(_samples == 0 ? 1 : TimeSpan.FromTicks(_last - _first).TotalDays, 1.0 / 24);
        List<BacktestAlert> alerts = [.. _alerts.Values.OrderBy(static alert => alert.Since)];
        var metrics = _series
            .Select(one => (one.Key, Series: one.Value.Count, Alerts: alerts.Count(alert => alert.Metric.Equals(one.Key, StringComparison.OrdinalIgnoreCase))))
            .Select(one => new BacktestMetric(one.Key, one.Series, one.Alerts, one.Alerts / days))
            .OrderByDescending(static one => one.Alerts).ThenBy(static one => one.Metric, StringComparer.Ordinal);
        return new BacktestReport(_samples, _playback.Refused, _rejects, days, alerts, [.. metrics], labels is null ? null : BacktestQuality.Of(alerts, labels));
    }

    public void OnMetric(in MetricSample sample)
    {
        _samples++;
        (_first, _last) = (Math.Min(_first, sample.TimeTicks), Math.Max(_last, sample.TimeTicks));
        if (!_series.TryGetValue(sample.Series.Metric, out var keys))
        {
            _series[sample.Series.Metric] = keys = new(StringComparer.Ordinal);
        }

        keys.Add(sample.Series.Key);
        _playback.Observe(sample);
    }

    public void OnLog(in LogRecord record)
    {
    }

    public void OnChange(ChangeEvent change)
    {
    }

    public void OnAlert(ForeignAlert alert)
    {
    }

    public void OnReject(in Reject reject) => _rejects++;

    // An alert begins when an episode is severe enough, and lasts until it is cleared.
    private void Found(Anomaly phase)
    {
        if (_alerts.TryGetValue(phase.Id, out var known))
        {
            var worse = phase.Phase != AnomalyPhase.Cleared && phase.Severity < known.Severity;
            _alerts[phase.Id] = known with
            {
                Until = phase.At, Severity = worse ? phase.Severity : known.Severity, Explanation = worse ? phase.Explanation : known.Explanation,
            };
        }
        else if (phase.Phase != AnomalyPhase.Cleared && phase.Severity <= _leastSevere)
        {
            _alerts[phase.Id] = new BacktestAlert(phase.ResourceId, phase.Metric, phase.Dimensions, phase.Since, phase.At, phase.Severity, phase.Explanation);
        }
    }
}
