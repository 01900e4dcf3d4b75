using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>Calls that the topology lacks but a metric tells of: the time between a caller and its callee is measured on calls that were made.</summary>
internal static class KnownCalls
{
    public static RankingFrame AddTo(RankingFrame frame)
    {
        var nodes = frame.Series.Select(series => series.Node).Concat(frame.Edges.SelectMany(edge => new[] { edge.From, edge.To })).ToHashSet(StringComparer.Ordinal);
        var told = frame.Series.Where(series => series.Meaning.Role == MetricRole.EdgeGap && nodes.Contains(series.Meaning.Peer!)).Select(EdgeGap.Ends)
            .Select(ends => new DependencyEdge(ends.Caller, ends.Callee)).Except(frame.Edges).ToList();
        return told.Count == 0 ? frame : frame with { Edges = [.. frame.Edges, .. told] };
    }
}
