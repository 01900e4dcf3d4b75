using AIOps.Benchmarks.Correlate.Simulation;
using AIOps.Correlate;

namespace AIOps.Benchmarks.Correlate.Methods;

/// <summary>Follows the effects: which notification ended up in which incident.</summary>
internal sealed class AssignmentTracker(int count)
{
    /// <summary>A notification that found no place for so long belongs to nothing; a later one of the same rule is another story.</summary>
    private const double GiveUpSeconds = 3600;

    private readonly string?[] incidentOf = new string?[count];
    private readonly string?[] reasons = new string?[count];
    private readonly string?[] alertOf = new string?[count];
    private readonly string?[] firstOf = new string?[count];
    private readonly Dictionary<string, double> openedAt = [];
    private readonly Dictionary<string, List<(int Index, DateTimeOffset Time, double At)>> waiting = [];
    private readonly List<double> regroupedAt = [];

    public void Arrived(int index, string anomalyId, DateTimeOffset time, double at)
    {
        if (!waiting.TryGetValue(anomalyId, out var list)) waiting[anomalyId] = list = [];
        list.RemoveAll(item => at - item.At > GiveUpSeconds);
        list.Add((index, time, at));
    }

    public CorrelationStep Take(CorrelationStep step, DateTimeOffset now)
    {
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case IncidentOpened opened:
                    openedAt[opened.IncidentId] = (now - Clock.Start).TotalSeconds;
                    foreach (var item in opened.Incident.Alerts) Assign(item.Alert, opened.IncidentId, item.Why);
                    break;
                case AlertAdded added: Assign(added.Alert, added.IncidentId, added.Why); break;
                case AlertChanged changed: Assign(changed.Alert, changed.IncidentId, null); break;
                case AlertsMoved moved:
                    regroupedAt.Add((now - Clock.Start).TotalSeconds);
                    Move(moved);
                    break;
                case IncidentReopened reopened: Assign(reopened.Alert, reopened.IncidentId, reopened.Why); break;
            }
        }

        return step;
    }

    public GroupedStream ToResult(TimeSpan elapsed) => new(incidentOf, openedAt, elapsed) { Reasons = reasons, FirstIncidentOf = firstOf, RegroupedAt = regroupedAt };

    private void Move(AlertsMoved moved)
    {
        for (var i = 0; i < incidentOf.Length; i++)
        {
            if (incidentOf[i] != moved.IncidentId || alertOf[i] is not { } alert || !moved.AlertIds.Contains(alert)) continue;
            incidentOf[i] = moved.Into;
            reasons[i] = "parted: " + moved.Because;
        }
    }

    private void Assign(Alert alert, string incident, GroupReason? why)
    {
        bool IsLater(DateTimeOffset time) => alert.EndsAt < time;

        foreach (var id in alert.AnomalyIds)
        {
            if (!waiting.Remove(id, out var list)) continue;
            // What fired before the alert's start is an earlier firing, whose end was lost.
            foreach (var (index, _, _) in list.Where(item => item.Time >= alert.StartsAt && !IsLater(item.Time)))
            {
                incidentOf[index] = firstOf[index] = incident;
                alertOf[index] = alert.Id;
                reasons[index] = why is null ? "repeated" : $"{why.Rule} {why.Score:0.00}: {why.Link}";
            }

            // What fires after its end is a story of its own.
            if (list.Exists(item => IsLater(item.Time))) waiting[id] = [.. list.Where(item => IsLater(item.Time))];
        }
    }
}
