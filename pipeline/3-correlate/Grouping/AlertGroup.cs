using System.Runtime.CompilerServices;

namespace AIOps.Correlate.Grouping;

/// <summary>Alerts that belong together, with what has to be computed once per group: which resources show something, and what could be behind each core resource.</summary>
internal sealed class AlertGroup
{
    private static readonly ConditionalWeakTable<TrackedIncident, AlertGroup> OfIncident = [];
    private readonly Dictionary<string, Dictionary<string, double>> reach = new(StringComparer.Ordinal);
    private ServiceGraphQuery? reachOf;

    public AlertGroup(IReadOnlyList<Alert> alerts, IReadOnlyList<string> core)
    {
        (Alerts, Core) = (alerts, core);
        Loud = alerts.Select(alert => ArmId.WholeOf(alert.ResourceId)).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<Alert> Alerts { get; }

    /// <summary>The resources that a common cause must explain.</summary>
    public IReadOnlyList<string> Core { get; }

    /// <summary>The outermost resources that show something.</summary>
    public IReadOnlySet<string> Loud { get; }

    /// <summary>The group of an incident; incidents never change, so it is made once per instance.</summary>
    public static AlertGroup Of(TrackedIncident incident) => OfIncident.GetValue(incident, static item => new AlertGroup(item.Alerts, item.Core));

    /// <summary>What could be behind a core resource, given what shows something.</summary>
    public IReadOnlyDictionary<string, double> CausesOf(string member, ServiceGraphQuery query, int maxHops)
    {
        lock (reach)
        {
            if (!ReferenceEquals(reachOf, query)) reach.Clear();
            reachOf = query;
            if (!reach.TryGetValue(member, out var causes)) reach[member] = causes = CauseReach.From(query, member, maxHops, Loud);
            return causes;
        }
    }
}
