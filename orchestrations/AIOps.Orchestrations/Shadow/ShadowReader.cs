using System.Globalization;
using AIOps.Detect;
using AIOps.Orchestrations.Feedback;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Shadow;

/// <summary>Says what a switch to the challenger would change, in alerts and in what people said of them.</summary>
public sealed class ShadowReader
{
    private const int Examples = 20;
    private readonly ShadowOptions _options;
    private readonly Challenger _challenger;
    private readonly ShadowLedger _ledger;
    private readonly ShadowScorer _scorer;
    private readonly FeedbackLedger _feedback;
    private readonly TimeProvider _time;

    internal ShadowReader(IOptions<ShadowOptions> options, DetectOptions live, ShadowLedger ledger, ShadowScorer scorer, FeedbackLedger feedback, TimeProvider time)
    {
        (_options, _ledger, _scorer, _feedback, _time) = (options.Value, ledger, scorer, feedback, time);
        _challenger = Challenger.Of(live, _options.Detect);
    }

    /// <summary>The comparison; null while no challenger is tried.</summary>
    public async Task<ShadowReport?> ReadAsync(CancellationToken cancellation = default)
    {
        if (!_options.Enabled)
        {
            return null;
        }

        var now = _time.GetUtcNow();
        var since = await _ledger.SinceAsync(_challenger.Id, cancellation);
        var from = now.AddDays(-_options.CompareDays);
        from = since > from ? since.Value : from;
        var pairs = ShadowComparison.Of(await _ledger.ReadAsync(_challenger.Id, from, cancellation));
        var verdicts = await _feedback.OfAlertsAsync(cancellation);
        var ended = pairs.OnlyLive.Select(one => verdicts.TryGetValue(one.AnomalyId, out var useful) ? (bool?)useful : null).ToList();
        var report = new ShadowReport
        {
            Challenger = _challenger,
            Since = since,
            SeriesPercent = _options.SeriesPercent,
            Series = _scorer.Series,
            Live = pairs.Both.Count + pairs.OnlyLive.Count,
            Shadow = pairs.Both.Count + pairs.OnlyChallenger.Count,
            Both = pairs.Both.Count,
            EarlierSeconds = pairs.Both.Count == 0 ? null : pairs.Both.Average(static pair => (pair.Live.At - pair.Challenger.At).TotalSeconds),
            NoiseEnded = ended.Count(static useful => useful == false),
            CatchesLost = ended.Count(static useful => useful == true),
            OnlyLive = [.. pairs.OnlyLive.Reverse().Take(Examples)],
            OnlyShadow = [.. pairs.OnlyChallenger.Reverse().Take(Examples)],
            Text = "",
        };
        return report with { Text = Sentence(report, pairs) };
    }

    private static string Sentence(ShadowReport report, ShadowPairs pairs)
    {
        if (report.Challenger.Differences.Count == 0)
        {
            return "The challenger is the live configuration: write what should differ under AIOps:Shadow:Detect.";
        }

        return report.Live + report.Shadow == 0
            ? "Neither configuration has opened an alert yet."
            : string.Create(CultureInfo.InvariantCulture, $"A switch would end {pairs.OnlyLive.Count} of {report.Live} alerts ({report.NoiseEnded} called noise, {report.CatchesLost} called useful) and add {pairs.OnlyChallenger.Count}.");
    }
}
