using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// A service that gives wrong answers has no errors: its callers have. When a caller fails and nothing below it fails, a callee that now does less per request (fewer lines,
/// spans or calls) or answers faster than before is likelier to be the cause than the caller, as likely as its change is certain, however small it is. So is a callee that
/// all failing callers have in common, and, where the caller itself works as before, any other of its callees, with less trust.
/// </summary>
internal sealed class WrongAnswers(RankingFrame frame, LoadRatios loads, DependencyIndex graph)
{
    /// <summary>Two witnesses began at the same time, so less is needed than where one speaks alone.</summary>
    private const double MinimumZ = 3;

    private const double SmallestLoss = 0.04;

    /// <summary>Counts that are expected at least before their absence says anything.</summary>
    private const double FewestCounts = 10;

    /// <summary>Units of scatter from which on a failure is certain.</summary>
    private const double Certain = 6;

    /// <summary>What is left for the caller, which may have changed what it asks for.</summary>
    private const double Trust = 0.95;

    /// <summary>Requests that still arrive, as a share of what the load of the caller lets expect.</summary>
    private const double StillAsks = 0.9;

    /// <summary>Several callers fail at once, and this is what they have in common.</summary>
    private const double InCommon = 0.75;

    /// <summary>A caller that does all its work and fails nevertheless fails by what it gets; the rest is for the caller.</summary>
    private const double ByExclusion = 0.5;

    /// <summary>Strength of new lines from which on they are a complaint.</summary>
    private const double Complaint = 0.3;

    private readonly Dictionary<string, ObservedSeries> traffic = Arrivals.Of(frame);

    private readonly Dictionary<string, ObservedSeries> counted = Arrivals.Counted(frame);

    private readonly ILookup<string, ObservedSeries> series = frame.Series.Where(one => one.After.Count > 0).ToLookup(one => one.Node, StringComparer.Ordinal);

    /// <summary>The novelty findings, those below a failing caller raised to what they explain, and findings of callees that show nothing else.</summary>
    /// <param name="novelty">What behaves in a new way.</param>
    /// <param name="excess">Where failures begin.</param>
    public IEnumerable<Finding> Raise(IReadOnlyList<Finding> novelty, IReadOnlyList<Finding> excess)
    {
        var failing = excess.Where(finding => finding.Role is MetricRole.Errors or MetricRole.Availability).Concat(novelty.Where(Complains))
            .GroupBy(finding => finding.Node, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.MaxBy(finding => finding.Strength)!, StringComparer.Ordinal);
        var suspects = failing.Keys.SelectMany(graph.CalleesOf).Where(node => !failing.ContainsKey(node)).Distinct(StringComparer.Ordinal)
            .Select(node => Judge(node, novelty, failing)).OfType<Finding>().ToDictionary(finding => finding.Node, StringComparer.Ordinal);
        return novelty.Where(finding => !suspects.TryGetValue(finding.Node, out var raised) || finding.Strength >= raised.Strength).Concat(suspects.Values);
    }

    // A kind of line never written before.
    private static bool Complains(Finding finding) => finding.Role == MetricRole.LogLines && finding.Shift.Normal == 0 && finding.Strength >= Complaint;

    private Finding? Judge(string node, IReadOnlyList<Finding> novelty, Dictionary<string, Finding> failing)
    {
        // A caller that asks for less than its own load says has trouble before it gets there.
        var above = graph.CallersOf(node).Where(failing.ContainsKey).Where(caller => AsksAsEver(caller, node))
            .Select(caller => failing[caller]).MaxBy(finding => finding.Strength);
        if (above is null) return null;
        var signs = Less(node).Append(Faster(node)).OfType<Finding>().OrderByDescending(finding => finding.Shift.Z).ToList();
        var changed = signs.Where(finding => finding.Strength > 0).ToList();
        // Several weak signs of one thing are a strong one (Stouffer's sum of independent deviates).
        var together = Certainty(signs.Sum(finding => finding.Shift.Z) / Math.Sqrt(Math.Max(1, signs.Count)));
        var doubt = Math.Min(1 - together, changed.Aggregate(1.0, (left, finding) => left * (1 - finding.Strength)));
        var strength = Trust * Failing(above) * (1 - (doubt * (1 - Unseen(node, novelty, failing))));
        if (strength <= 0) return null;
        // Where it shows nothing itself, what speaks against it is what its caller shows.
        var witness = signs.Count > 0 && doubt < 1 ? signs[0] : above with { Component = Components.LogNovelty, Share = double.NaN };
        return witness with { Node = node, Strength = strength };
    }

    // Only where requests are counted: fewer lines or spans may be the callee's own doing.
    private bool AsksAsEver(string caller, string callee) =>
        !counted.TryGetValue(caller, out var load) || !counted.TryGetValue(callee, out var requests) || Arrivals.RatioOf(requests) >= StillAsks * Arrivals.RatioOf(load);

    // What speaks against a callee that shows nothing.
    private double Unseen(string node, IReadOnlyList<Finding> novelty, Dictionary<string, Finding> failing)
    {
        var callers = graph.CallersOf(node);
        // Who fails because another one below it fails says nothing of its other callees.
        var hit = callers.Where(caller => failing.ContainsKey(caller) && !failing.Keys.Any(other => graph.Reaches(caller, other) && !graph.Reaches(other, caller))).ToList();
        if (hit.Count == 0) return 0;
        // All who depend on it would notice, and who fails by itself has lost some of its own work.
        var all = (double)hit.Count / callers.Count;
        if (hit.Count > 1) return InCommon * all * all;
        var caller = hit[0];
        // An alert that nothing else at its node confirms may tell only when.
        if (frame.Symptoms.Any(symptom => !symptom.Detected && symptom.Node == caller && symptom.Metric == failing[caller].Series?.Metric)) return 0;
        if (series[caller].All(one => one.Meaning.Role != MetricRole.Spans) || novelty.Any(finding => finding.Node == caller && finding.Shift.After < finding.Shift.Normal)) return 0;
        var others = graph.CalleesOf(caller).Count(callee => !failing.ContainsKey(callee));
        return ByExclusion * all / Math.Max(1, others);
    }

    // How sure it is that the caller fails, wherever it stands: what is left over at the entry is what its callees did unseen.
    private static double Failing(Finding above) =>
        Math.Max(above.Strength, Math.Min(1, above.Shift.Z / Certain) * (double.IsNaN(above.Share) ? 1 : Math.Min(1, above.Share)));

    // Only what got less: more lines are complaints.
    private IEnumerable<Finding> Less(string node)
    {
        if (!traffic.TryGetValue(node, out var requests)) yield break;
        var calls = graph.CalleesOf(node).Where(callee => graph.CallersOf(callee).Count == 1 && counted.ContainsKey(callee)).Select(callee => counted[callee]);
        foreach (var counts in series[node].Where(one => one.Meaning.Role is MetricRole.LogLines or MetricRole.Spans && one != requests).Concat(calls))
        {
            var test = RateTest.Of(counts, requests);
            if (test.Expected < FewestCounts) continue;
            var rows = counts.After.Count;
            yield return Witness(node, counts, new Shift(test.Expected / rows, test.Seen / rows, (test.Expected - test.Seen) / rows, test.Z, rows), test.Loss);
        }
    }

    // Who gives up early makes fewer calls and answers early. Fewer requests make answers faster too.
    private Finding? Faster(string node)
    {
        if (graph.CalleesOf(node).Count == 0) return null;
        if (series[node].FirstOrDefault(one => one.Meaning.Role == MetricRole.Latency && one.Statistic is "" or "Average") is not { } latency) return null;
        var shift = ShiftEstimator.Towards(latency, -1);
        var load = loads.Of(node) ?? 1;
        return shift.Normal <= 0 || 1 - (shift.After / shift.Normal) < 1 - load ? null : Witness(node, latency, shift, 1 - (shift.After / shift.Normal));
    }

    private static Finding Witness(string node, ObservedSeries series, Shift shift, double loss) => new()
    {
        Component = Components.LogNovelty, Node = node, Strength = loss < SmallestLoss ? 0 : Certainty(shift.Z), Series = series, Shift = shift, Role = series.Meaning.Role,
    };

    private static double Certainty(double z) => z < MinimumZ ? 0 : 1 - Math.Exp(-(z - MinimumZ + 1) / 2);
}
