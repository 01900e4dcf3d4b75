using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes;

/// <summary>
/// Who a walker visits most who starts at the alert and follows calls towards loud nodes, now and then steps back to a caller, and stays where it is louder than around
/// (Kim et al. 2013, MonitorRank).
/// </summary>
internal static class RandomWalk
{
    private const double Back = 0.3;
    private const double Restart = 0.15;
    private const int Steps = 100;

    public static Dictionary<string, double> Visits(IReadOnlyList<DependencyEdge> edges, string start, IReadOnlyDictionary<string, double> loudness)
    {
        var nodes = loudness.Keys.Concat(edges.SelectMany(edge => new[] { edge.From, edge.To })).Append(start).Distinct().ToList();
        var moves = nodes.ToDictionary(node => node, node => MovesFrom(node, edges, loudness));
        var visits = nodes.ToDictionary(node => node, node => node == start ? 1.0 : 0);
        for (var step = 0; step < Steps; step++)
        {
            var next = nodes.ToDictionary(node => node, node => node == start ? Restart : 0);
            foreach (var node in nodes)
            {
                foreach (var (to, share) in moves[node]) next[to] += (1 - Restart) * visits[node] * share;
            }

            visits = next;
        }

        return visits;
    }

    private static List<(string To, double Share)> MovesFrom(string node, IReadOnlyList<DependencyEdge> edges, IReadOnlyDictionary<string, double> loudness)
    {
        var down = edges.Where(edge => edge.From == node).Select(edge => (edge.To, Weight: Loud(edge.To))).ToList();
        var up = edges.Where(edge => edge.To == node).Select(edge => (To: edge.From, Weight: Back * Loud(edge.From)));
        var stay = Math.Max(0, Loud(node) - down.Select(one => one.Weight).DefaultIfEmpty(0).Max());
        var all = down.Concat(up).Append((To: node, Weight: stay + 1e-9)).ToList();
        var sum = all.Sum(one => one.Weight);
        return [.. all.Select(one => (one.To, one.Weight / sum))];

        double Loud(string one) => loudness.GetValueOrDefault(one);
    }
}
