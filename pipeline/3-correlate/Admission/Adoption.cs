using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>
/// A group that is about to open an incident while another one is just beginning may be part of it: through a dependency that the topology does not know, or past resources
/// that show nothing. It is adopted when it came after the other began, is somewhere above a common dependency, and nothing in it points to a cause of its own.
/// </summary>
internal sealed class Adoption(Ledger ledger, LinkScorer scorer, ServiceGraphQuery query)
{
    /// <summary>A clock may be off by this when the order of beginnings is judged.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The incident that adopts the group, or null.</summary>
    public TrackedIncident? Find(IReadOnlyList<Alert> group)
    {
        TrackedIncident? best = null;
        var strength = 0.0;
        foreach (var incident in ledger.Incidents.Where(item => item.ClosedAt is null && IsBeginning(item, group)))
        {
            if (group.Any(alert => PointsToItself(alert, incident))) continue;
            var possible = group.Max(alert => Possible(alert, incident));
            if (possible > strength) (best, strength) = (incident, possible);
        }

        return best;
    }

    private bool IsBeginning(TrackedIncident incident, IReadOnlyList<Alert> group)
    {
        var starts = group.Select(alert => alert.StartsAt).Order().ToList();
        return starts[0] >= incident.Alerts.Min(alert => alert.StartsAt) - Tolerance
            && Nearness.Of(group.First(alert => alert.StartsAt == starts[starts.Count / 2]), incident.Alerts, ledger.Options.TimeWindow).Gap <= ledger.Options.TimeWindow / 2;
    }

    /// <summary>A sign of a cause of its own, on a resource that the incident does not reach: saturation, crashes and the like, or a change just before.</summary>
    private bool PointsToItself(Alert alert, TrackedIncident incident)
    {
        var own = SignalRole.IsOwn(alert.Signal) || ledger.State.Changes.Any(change =>
            change.ResourceId == ArmId.WholeOf(alert.ResourceId) && change.At <= alert.StartsAt && alert.StartsAt - change.At <= ledger.Options.ChangeWindow);
        return own && (scorer.Score(alert, AlertGroup.Of(incident))?.Score ?? 0) < ledger.Options.LooseThreshold;
    }

    /// <summary>Strength of the best cause that would explain both if everything silent only hid its trouble.</summary>
    private double Possible(Alert alert, TrackedIncident incident)
    {
        var mine = query.PossibleCauses(alert.ResourceId, ledger.Options.MaxHops);
        var theirs = incident.Core.Select(member => query.PossibleCauses(member, ledger.Options.MaxHops)).ToList();
        var best = 0.0;
        foreach (var (cause, strength) in mine)
        {
            var others = theirs.Select(reach => reach.GetValueOrDefault(cause)).Where(other => other >= RuleSet.Explains).ToList();
            if (others.Count > 0 && others.Count >= ledger.Options.CoreShare * theirs.Count) best = Math.Max(best, strength * others.Average());
        }

        return best;
    }
}
