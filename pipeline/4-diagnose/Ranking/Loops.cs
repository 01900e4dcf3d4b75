namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Calls that go round in a circle, as wrong edges and services that call each other back make them: two nodes would explain each other's excess away. Trouble gets thinner on its way to the callers, so
/// on a circle the edge from the more disturbed node to the less disturbed one explains nothing.
/// </summary>
internal static class Loops
{
    public static DependencyIndex Cut(DependencyIndex graph, Dictionary<string, ExcessAccount> disturbed)
    {
        var cut = new HashSet<(string, string)>();
        foreach (var caller in disturbed.Keys)
        {
            foreach (var callee in graph.CalleesOf(caller).Where(disturbed.ContainsKey))
            {
                if (graph.Reaches(callee, caller) && IsThinner(callee, caller)) cut.Add((caller, callee));
            }
        }

        return cut.Count == 0 ? graph : graph.Without(cut);

        bool IsThinner(string callee, string caller) => SeverityOf(callee).CompareTo(SeverityOf(caller)) switch
        {
            0 => string.CompareOrdinal(callee, caller) > 0,
            var order => order < 0,
        };

        (double, double) SeverityOf(string node) => (disturbed[node].Shift.Relative, disturbed[node].Total);
    }
}
