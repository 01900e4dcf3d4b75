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
            if (held.Alert.EndsAt is not null) Forget(ledger, held);
            else if (held.Reason.StartsWith("maintenance", StringComparison.Ordinal)) AfterMaintenance(ledger, placement, held);
            else if (held.Reason.StartsWith("inhibited", StringComparison.Ordinal) && Suppression.Inhibitor(ledger, held.Alert) is not null) Postpone(ledger, held);
            else placement.Settle(held with { Reason = "company" }, alone: true);
        }
    }

    private static void Forget(Ledger ledger, HeldAlert held)
    {
        ledger.Unhold(held.Alert.Fingerprint);
        EndedLog.Add(ledger, held.Episodes, _ => held.Alert.Source == AnomalySource.Foreign);
        if (held.Reason == "company") ChanceTest.Count(ledger);
    }

    private static void Postpone(Ledger ledger, HeldAlert held) => ledger.Hold(held with { Until = ledger.Now + TimeSpan.FromMinutes(1) });

    /// <summary>What planned work left broken is one problem, not as many as there are alerts: it joins what it is related to, and the rest opens one incident.</summary>
    private static void AfterMaintenance(Ledger ledger, Placement placement, HeldAlert held)
    {
        var left = ledger.Held.Where(item => item.Reason == held.Reason && item.Alert.EndsAt is null).OrderBy(item => item.Alert.StartsAt).ToList();
        var rest = left.Where(item => !placement.TryJoin(item)).ToList();
        if (rest.Count == 0) return;
        var why = new GroupReason("maintenance", 1, "still going on after " + held.Reason, RuleSet.Version);
        Opening.Open(ledger, [.. rest.Select((item, i) => (item, i == 0 ? why with { Rule = "first" } : why))]);
    }
}
