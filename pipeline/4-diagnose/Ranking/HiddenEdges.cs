namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Guesses dependencies that the topology misses. A disturbed node that neither a path from the symptom nor a disturbed caller accounts for must have a caller; when the unexplained excess of
/// another node is about as large, that one is taken to be the caller.
/// </summary>
internal static class HiddenEdges
{
    /// <summary>
    /// The caller's unexplained excess must be at least this share of the callee's excess (it may call others at the same time, and known callees explain a part), and at most
    /// <see cref="Most"/> times it.
    /// </summary>
    private const double Least = 0.45;

    private const double Most = 2;

    public static DependencyIndex AddTo(DependencyIndex graph, Dictionary<string, ExcessAccount> disturbed, HashSet<string> symptoms)
    {
        var known = graph;
        var reached = graph.DistancesFrom(symptoms);
        var orphans = disturbed.Where(one => !reached.ContainsKey(one.Key) && !graph.CallersOf(one.Key).Any(disturbed.ContainsKey))
            .OrderByDescending(one => one.Value.Total).ThenBy(one => one.Key, StringComparer.Ordinal);
        foreach (var (orphan, account) in orphans)
        {
            var below = known.DistancesFrom([orphan]);
            var caller = disturbed.Keys.Where(node => !below.ContainsKey(node))
                .Select(node => (Node: node, Fit: ExcessLedger.OwnOf(node, disturbed, known) / account.Total))
                .Where(candidate => candidate.Fit is >= Least and <= Most)
                .OrderBy(candidate => Math.Abs(Math.Log(candidate.Fit))).ThenBy(candidate => candidate.Node, StringComparer.Ordinal)
                .Select(candidate => candidate.Node).FirstOrDefault();
            if (caller is not null) known = known.With(new DependencyEdge(caller, orphan));
        }

        return known;
    }
}
