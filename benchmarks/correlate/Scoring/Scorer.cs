using AIOps.Benchmarks.Correlate.Methods;
using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>
/// Compares a method's incidents with the truth, on the alerts that arrived on the scored day. An incident is about the fault that most of its alerts come from; it is
/// false when most come from none. Merged: an incident that holds most alerts of two faults. Split: a fault that two incidents are about. Missed: a fault with no alert in
/// any incident. What is regrouped after people were told counts as it ended, and how often that was, and the merges and splits before it, are scores of their own.
/// V-measure and NMI are taken over every alert of the day: noise is a class of its own per alert, and an alert in no incident a cluster of its own.
/// </summary>
internal sealed class Scorer(Scenario scenario)
{
    public Metrics Score(GroupedStream grouped) => Score(Matching.Of(scenario, grouped), grouped);

    public Metrics Score(Matching matching, GroupedStream grouped)
    {
        var (distinct, faults, seen, incidents, homes) = matching;
        var byFault = matching.ByFault;
        var about = matching.About;
        var atFirst = grouped.RegroupedAt.Count == 0 ? matching : Matching.Of(scenario, grouped with { IncidentOf = grouped.FirstIncidentOf });
        var first = seen.Select(fault => about[fault.Id].Select(incident => grouped.OpenedAt[incident.Id] - fault.Start).DefaultIfEmpty(double.NaN).Min())
            .Where(double.IsFinite).Order().ToList();
        var roots = Roots(seen, about);
        var strict = distinct.Where(row => row.Item.Fault >= 0 || row.Incident is not null).ToList();
        var (precision, recall, f1) = Agreement.Pairs([.. distinct.Select(row => (Matching.Truth(row.Item), row.Incident))]);
        var (vMeasure, nmi) = Agreement.Of(Labels(distinct));
        return new Metrics
        {
            Compression = 1 - (incidents.Count / Math.Max(1.0, matching.Arrived)),
            CompressionWithoutDuplicates = 1 - (incidents.Count / Math.Max(1.0, distinct.Count)),
            PairwisePrecision = precision,
            PairwiseRecall = recall,
            PairwiseF1 = f1,
            VMeasure = vMeasure,
            Nmi = nmi,
            VMeasureIncidentAlerts = Agreement.Of(Labels(strict)).VMeasure,
            MissedIncidents = homes.Values.Count(home => home is null),
            FalseIncidentsPerDay = incidents.Count(incident => incident.About == Condition.Noise),
            UnrelatedMergeRate = Merges(matching),
            SplitRate = Splits(matching),
            Regroupings = grouped.RegroupedAt.Count(at => at >= scenario.ScoredFrom),
            UnrelatedMergeRateAtFirst = Merges(atFirst),
            SplitRateAtFirst = Splits(atFirst),
            AnyMixRate = incidents.Count(incident => incident.Alerts.Where(item => item.Fault >= 0).Select(item => item.Fault).Distinct().Count() > 1) / Math.Max(1.0, incidents.Count),
            AnySplitRate = seen.Count(fault => byFault[fault.Id].Where(row => row.Incident is not null).Select(row => row.Incident).Distinct().Count() > 1) / Math.Max(1.0, seen.Count),
            TimeToIncidentP50Seconds = Quantile(first, 0.5),
            TimeToIncidentP95Seconds = Quantile(first, 0.95),
            RootTop1 = roots.Count(rank => rank == 0) / Math.Max(1.0, seen.Count),
            RootTop3 = roots.Count(rank => rank is >= 0 and < 3) / Math.Max(1.0, seen.Count),
            AlertsPerSecond = scenario.Notifications.Count / Math.Max(1e-9, grouped.Elapsed.TotalSeconds),
            Faults = faults.Count,
            SilentFaults = faults.Count - seen.Count,
            Alerts = distinct.Count,
            NoiseShare = distinct.Count(row => row.Item.Fault < 0) / Math.Max(1.0, distinct.Count),
            Incidents = incidents.Count,
        };
    }

    private static double Merges(Matching matching) =>
        matching.Homes.Values.Where(home => home is not null).GroupBy(home => home).Count(group => group.Count() > 1) / Math.Max(1.0, matching.Incidents.Count);

    private static double Splits(Matching matching) => matching.Seen.Count(fault => matching.About[fault.Id].Count() > 1) / Math.Max(1.0, matching.Seen.Count);

    private List<int> Roots(IReadOnlyList<Fault> seen, ILookup<int, Found> about)
    {
        var ranking = new RootRanking(scenario);
        return [.. seen.Select(fault => Matching.Largest(about[fault.Id]) is { } incident
            ? ranking.Rank(incident.Alerts).IndexOf(scenario.Estate.Resources[fault.Root].Id)
            : -1)];
    }

    /// <summary>Noise is a class of its own per alert, and what is in no incident a cluster of its own.</summary>
    private static IReadOnlyList<(string Truth, string Found)> Labels(IEnumerable<(Notification Item, string? Incident)> rows) =>
        [.. rows.Select((row, i) => (Matching.Truth(row.Item) ?? "n" + i, row.Incident ?? "u" + i))];

    private static double Quantile(List<double> sorted, double q) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(q * sorted.Count))];
}
