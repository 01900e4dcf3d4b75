namespace AIOps.Diagnose.Ranking;

/// <summary>How much of the frame the topology knows.</summary>
internal sealed class GraphCoverage
{
    private readonly DependencyIndex graph;
    private readonly HashSet<string> unsure;

    public GraphCoverage(RankingFrame frame, DependencyIndex graph)
    {
        this.graph = graph;
        var nodes = frame.Series.Select(series => series.Node).Distinct(StringComparer.Ordinal).ToList();
        var reached = graph.DistancesFrom(frame.Symptoms.Select(symptom => symptom.Node));
        var missed = nodes.Count(node => !reached.ContainsKey(node));
        Unknown = nodes.Count < 2 ? 0 : Math.Pow((double)missed / (nodes.Count - 1), 2);
        unsure = nodes.Count < 2 ? [] : frame.Symptoms.Where(symptom => !symptom.Detected).Select(symptom => symptom.Node).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How little the lack of a path says: 0 where all nodes can be reached from the symptom, 1 where none can.</summary>
    public double Unknown { get; }

    /// <summary>True when nothing is known of whom the symptom's node depends on.</summary>
    public bool IsBlank => Unknown >= 1;

    /// <summary>True for a node with callees, and for one that raised an unconfirmed alert and that the graph knows nothing of: not a leaf, but a node without data.</summary>
    public bool MayCallOthers(string node) => graph.CalleesOf(node).Count > 0 || (unsure.Contains(node) && graph.CallersOf(node).Count == 0);
}
