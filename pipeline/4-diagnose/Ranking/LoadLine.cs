namespace AIOps.Diagnose.Ranking;

/// <summary>
/// A series as it would have been at the usual load. What a node uses follows the work that it gets, so most of the scatter of a quiet processor is the load's and not its own; taken off, small
/// movements show and large ones that the load explains do not. A straight line through the quiet rows, by the median of slopes between rows half of the order apart (Theil's incomplete method);
/// only where it takes off a good part of the scatter.
/// </summary>
internal sealed class LoadLine(RankingFrame frame, DependencyIndex graph)
{
    /// <summary>Fewer quiet rows make no line.</summary>
    private const int FewestRows = 16;

    /// <summary>Share of the scatter that the line leaves at most.</summary>
    private const double Left = 0.8;

    private readonly Dictionary<string, ObservedSeries> arrivals = Arrivals.Of(frame);

    /// <summary>The series at the usual load; null where the load says nothing of it.</summary>
    public ObservedSeries? TakenOff(ObservedSeries series)
    {
        if (series.NormalTicks.Count != series.Normal.Count || WorkOf(series) is not { } work) return null;
        var byTime = new Dictionary<long, double>();
        for (var i = 0; i < work.NormalTicks.Count; i++) byTime[work.NormalTicks[i]] = work.Normal[i];
        var quiet = series.Normal.Select((value, i) => (Value: value, Work: byTime.GetValueOrDefault(series.NormalTicks[i], double.NaN))).Where(pair => double.IsFinite(pair.Work)).ToList();
        if (quiet.Count < FewestRows) return null;
        var usual = OrderStatistics.Median(quiet.Select(pair => pair.Work));
        var slope = SlopeOf([.. quiet.OrderBy(pair => pair.Work)]);
        if (!(slope > 0)) return null;
        var level = OrderStatistics.Median(quiet.Select(pair => pair.Value));
        var rest = quiet.Select(pair => pair.Value - (slope * (pair.Work - usual))).ToList();
        if (OrderStatistics.Mad(rest, OrderStatistics.Median(rest)) > Left * OrderStatistics.Mad([.. quiet.Select(pair => pair.Value)], level)) return null;
        foreach (var point in work.Before.Concat(work.After)) byTime[point.Ticks] = point.Value;
        return series with { Normal = rest, NormalTicks = [], Before = Timed(series.Before), After = Timed(series.After) };

        List<TimedValue> Timed(IReadOnlyList<TimedValue> points) =>
            [.. points.Where(point => byTime.ContainsKey(point.Ticks)).Select(point => point with { Value = point.Value - (slope * (byTime[point.Ticks] - usual)) })];
    }

    // A node that counts nothing gets its work from its callers.
    private ObservedSeries? WorkOf(ObservedSeries series)
    {
        if (arrivals.TryGetValue(series.Node, out var own)) return own == series ? null : own;
        return graph.CallersOf(series.Node).Where(arrivals.ContainsKey).Select(caller => arrivals[caller]).MaxBy(work => work.Normal.DefaultIfEmpty(0).Average());
    }

    private static double SlopeOf(List<(double Value, double Work)> ordered)
    {
        var half = ordered.Count / 2;
        return OrderStatistics.Median(Enumerable.Range(0, ordered.Count - half).Where(i => ordered[i + half].Work > ordered[i].Work)
            .Select(i => (ordered[i + half].Value - ordered[i].Value) / (ordered[i + half].Work - ordered[i].Work)));
    }
}
