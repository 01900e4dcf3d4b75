using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>The waiting alerts that belong together with one of them, and whether they are reason enough for an incident.</summary>
internal sealed class Company(Ledger ledger, LinkScorer scorer)
{
    private readonly AdmissionOptions options = ledger.Options.Admission;

    /// <summary>The alert and its company, the earliest start first, each with its reason.</summary>
    public IReadOnlyList<(HeldAlert Held, GroupReason Why)> Of(HeldAlert held)
    {
        var group = new List<(HeldAlert Held, GroupReason Why)> { (held, new GroupReason("first", 1, "first alert", RuleSet.Version)) };
        List<string> core = [held.Alert.ResourceId];
        var waiting = ledger.Held.Where(item => item.Reason == "company" && item.Alert.Fingerprint != held.Alert.Fingerprint
            && (item.Alert.StartsAt - held.Alert.StartsAt).Duration() <= options.CompanyWindow).OrderBy(item => item.Alert.StartsAt).ToList();
        for (var grown = true; grown;)
        {
            grown = false;
            var together = new AlertGroup([.. group.Select(member => member.Held.Alert)], [.. core]);
            foreach (var item in waiting.ToList())
            {
                var why = scorer.Score(item.Alert, together);
                if (why is null || why.Score < ledger.Options.JoinThreshold) continue;
                group.Add((item, why));
                if (why.Rule is "topology" or "same-resource" or "change" && !core.Contains(item.Alert.ResourceId)) core.Add(item.Alert.ResourceId);
                waiting.Remove(item);
                together = new AlertGroup([.. group.Select(member => member.Held.Alert)], [.. core]);
                grown = true;
            }
        }

        return group;
    }

    public bool Suffices(IReadOnlyList<(HeldAlert Held, GroupReason Why)> group) =>
        group.Count >= options.MinimumAlerts || group.Any(member => member.Held.Alert.Severity <= options.ImmediateSeverity);
}
