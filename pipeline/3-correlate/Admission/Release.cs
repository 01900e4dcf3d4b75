using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;
using AIOps.Detect;

namespace AIOps.Correlate.Admission;

/// <summary>Looks again at held alerts whose time has come: what is over is forgotten, what still goes on is let through.</summary>
internal static class Release
{
    public static void Due(Ledger ledger, Placement placement)
    {
        foreach (var held in ledger.Held.Where(item => item.Until <= ledger.Now).OrderBy(item => item.Alert.StartsAt).ThenBy(item => item.Alert.Fingerprint).ToList())
        {
            // Letting one through may have taken others along.
            if (ledger.Held.All(item => item.Alert.Fingerprint != held.Alert.Fingerprint)) continue;
            if (held.Reason.StartsWith("maintenance", StringComparison.Ordinal)) AfterMaintenance(ledger, placement, held);
            else if (held.Reason.StartsWith("inhibited", StringComparison.Ordinal) && held.Alert.EndsAt is null && Suppression.Inhibitor(ledger, held.Alert) is not null) Postpone(ledger, held);
            else if (held.Reason != "company" && held.Alert.EndsAt is not null) Forget(ledger, held);
            else if (!placement.Settle(held with { Reason = "company", Until = placement.CompanyUntil(held.Alert) }, placement.NeedsNoCompany(held.Alert))
                && placement.IsOver(held.Alert)) Forget(ledger, held);
        }
    }

    private static void Forget(Ledger ledger, HeldAlert held)
    {
        ledger.Unhold(held.Alert.Fingerprint);
        EndedLog.Add(ledger, held.Episodes, _ => held.Alert.Source == AnomalySource.Foreign);
        if (held.Reason is "flapping" or "routine") return;
        var whole = ArmId.WholeOf(held.Alert.ResourceId);
        var paired = ledger.Held.Any(other => other.Reason == "company" && (other.Alert.StartsAt - held.Alert.StartsAt).Duration() <= RuleSet.Simultaneous
            && ArmId.WholeOf(other.Alert.ResourceId) == whole);
        Hum.Count(ledger, held.Alert, paired);
    }

    private static void Postpone(Ledger ledger, HeldAlert held) => ledger.Hold(held with { Until = ledger.Now + TimeSpan.FromMinutes(1) });

    /// <summary>What planned work left broken is one problem, not as many as there are alerts: it joins what it is related to, and the rest opens one incident.</summary>
    private static void AfterMaintenance(Ledger ledger, Placement placement, HeldAlert held)
    {
        if (held.Alert.EndsAt is not null)
        {
            Forget(ledger, held);
            return;
        }

        if (!ledger.Options.Admission.OpensAtOnce)
        {
            // Where single alerts are not trusted, an end that got lost is likelier than something left broken: they have to show it like all others.
            placement.Settle(held with { Reason = "company", Until = placement.CompanyUntil(held.Alert) }, placement.NeedsNoCompany(held.Alert));
            return;
        }

        var left = ledger.Held.Where(item => item.Reason == held.Reason && item.Alert.EndsAt is null).OrderBy(item => item.Alert.StartsAt).ToList();
        var rest = left.Where(item => !placement.TryJoin(item)).ToList();
        if (rest.Count == 0) return;
        var why = new GroupReason("maintenance", 1, "still going on after " + held.Reason, RuleSet.Version);
        Opening.Open(ledger, [.. rest.Select((item, i) => (item, i == 0 ? why with { Rule = "first" } : why))]);
    }
}
