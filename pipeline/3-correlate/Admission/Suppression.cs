using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Reasons why an alert opens nothing just now: planned work, flapping, an alert that says it all already.</summary>
internal static class Suppression
{
    /// <summary>How often it is checked whether a silencing alert still goes on.</summary>
    private static readonly TimeSpan InhibitCheck = TimeSpan.FromMinutes(1);

    /// <summary>The reason and until when it holds, or null when nothing suppresses the alert.</summary>
    public static (string Reason, DateTimeOffset Until)? Of(Ledger ledger, Alert alert)
    {
        if (Window(ledger, alert) is { } window) return ("maintenance: " + window.Name, Later(ledger.Now, window.To) + ledger.Options.MaintenanceGrace);
        if (Inhibitor(ledger, alert) is { } rule) return ("inhibited: " + rule.Name, ledger.Now + InhibitCheck);
        if (FlapMemory.Verdict(ledger, alert.Fingerprint) is { } verdict) return (verdict, ledger.Now + ledger.Options.Flapping.HoldFor(verdict));
        return null;
    }

    /// <summary>The planned work has changed: what is held for a window waits for its new end, or for the grace time when no window holds it any more.</summary>
    public static void Replan(Ledger ledger)
    {
        foreach (var held in ledger.Held.Where(item => item.Reason.StartsWith("maintenance", StringComparison.Ordinal)).ToList())
        {
            var window = Window(ledger, held.Alert);
            ledger.Hold(held with
            {
                Reason = window is null ? held.Reason : "maintenance: " + window.Name,
                Until = Later(ledger.Now, window?.To ?? ledger.Now) + ledger.Options.MaintenanceGrace,
            });
        }
    }

    public static InhibitRule? Inhibitor(Ledger ledger, Alert target)
    {
        foreach (var rule in ledger.Options.InhibitRules)
        {
            if ((rule.TargetKind ?? target.Kind) != target.Kind || (rule.TargetSeverity ?? 0) > target.Severity) continue;
            foreach (var incident in ledger.Incidents)
            {
                if (incident.ClosedAt is null && incident.Alerts.Any(source => Silences(rule, source, target))) return rule;
            }
        }

        return null;
    }

    /// <summary>Telemetry is late, so what counts is the planned time of the alert's start; a clock that runs ahead is covered by the time of the host.</summary>
    private static MaintenanceWindow? Window(Ledger ledger, Alert alert)
    {
        foreach (var window in ledger.Options.Maintenance.Concat(ledger.State.Maintenance))
        {
            if (window.Covers(alert.ResourceId, alert.StartsAt) || window.Covers(alert.ResourceId, ledger.Now)) return window;
        }

        return null;
    }

    private static bool Silences(InhibitRule rule, Alert source, Alert target)
    {
        if (source.EndsAt is not null || source.Fingerprint == target.Fingerprint) return false;
        if ((rule.SourceKind ?? source.Kind) != source.Kind || (rule.SourceSeverity ?? 4) < source.Severity) return false;
        if (rule.SameSignal && source.Signal != target.Signal) return false;
        var part = target.ResourceId.Length > source.ResourceId.Length && target.ResourceId[source.ResourceId.Length] == '/'
            && target.ResourceId.StartsWith(source.ResourceId, StringComparison.Ordinal);
        return rule.ToParts ? part : target.ResourceId == source.ResourceId;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
