using AIOps.Benchmarks.Correlate.Simulation;
using AIOps.Correlate;

namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>
/// A plain ranking of roots from alerts alone, for the estate has no series that the diagnosis stage could look at: how likely would this resource's failure show just where
/// it shows, and nowhere else, as far as the topology is known? More likely when the resource alerts itself, about itself, first, or was changed just before.
/// </summary>
internal sealed class RootRanking
{
    /// <summary>Probability that something alerts which the topology does not connect.</summary>
    private const double Unconnected = 0.02;

    private static readonly string[] Own = ["cpu", "dtu", "restart", "crash", "notready", "availab", "down", "throttl"];
    private readonly Scenario scenario;
    private readonly ServiceGraphQuery query;
    private readonly Dictionary<string, List<(string Resource, double Probability)>> zones = [];

    public RootRanking(Scenario scenario)
    {
        this.scenario = scenario;
        query = ServiceGraphQuery.Of(scenario.Estate.Seen);
        foreach (var resource in query.Graph.Nodes.Select(node => node.ResourceId).Where(id => ArmId.WholeOf(id) == id))
        {
            foreach (var (cause, probability) in Causes(resource))
            {
                if (!zones.TryGetValue(cause, out var zone)) zones[cause] = zone = [];
                zone.Add((resource, probability));
            }
        }
    }

    public List<string> Rank(IReadOnlyList<Notification> alerts)
    {
        // The parts of a whole count once.
        var members = alerts.GroupBy(item => ArmId.WholeOf(item.Alert.ResourceIds[0])).ToDictionary(group => group.Key, group => group.ToList());
        var start = alerts.Min(item => item.Alert.Time);
        // A part knows better than its whole what it runs on.
        var reach = members.ToDictionary(member => member.Key, member => member.Value.Select(item => item.Alert.ResourceIds[0]).Distinct().Select(Causes).ToList());
        var candidates = reach.Values.SelectMany(parts => parts.SelectMany(part => part.Keys)).Distinct();
        return [.. candidates.Select(cause => (cause, Score: Score(cause, members, reach, start)))
            .OrderByDescending(item => item.Score).ThenBy(item => item.cause, StringComparer.Ordinal).Select(item => item.cause)];
    }

    private double Score(string cause, Dictionary<string, List<Notification>> members, Dictionary<string, List<Dictionary<string, double>>> reach, DateTimeOffset start)
    {
        var zone = zones.GetValueOrDefault(cause, []);
        var score = reach.Values.Sum(parts => Math.Log(Math.Max(Unconnected, parts.Max(part => part.GetValueOrDefault(cause)))));
        score += zone.Where(item => !members.ContainsKey(item.Resource)).Sum(item => Math.Log(1 - (0.5 * item.Probability)));
        if (members.TryGetValue(cause, out var own))
        {
            score += own.Any(item => Own.Any(word => item.Alert.Title.Contains(word, StringComparison.OrdinalIgnoreCase))) ? Math.Log(4) : 0;
            score -= (own.Min(item => item.Alert.Time) - start).TotalMinutes / 4;
        }
        else
        {
            score -= Math.Log(8);
        }

        return score + (scenario.Changes.Any(item => item.Change.ResourceId == cause && item.Change.Time <= start && start - item.Change.Time < TimeSpan.FromMinutes(15)) ? Math.Log(5) : 0);
    }

    /// <summary>Per resource that could be behind it, the probability that its failure would show here.</summary>
    private Dictionary<string, double> Causes(string resource)
    {
        var causes = new Dictionary<string, double>();
        foreach (var (cause, strength) in query.PossibleCauses(resource))
        {
            var whole = ArmId.WholeOf(cause);
            causes[whole] = Math.Max(causes.GetValueOrDefault(whole), 0.9 * Math.Pow(strength, 1.5));
        }

        return causes;
    }
}
