using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>People on call: each request is decided early, late, at the last moment, twice at once, by somebody who may not, or by nobody. What they were told is kept.</summary>
internal sealed class ChaosPeople(Random random)
{
    private static readonly Approver Alice = Person("alice"), Bob = Person("bob"), Mallory = new("mallory", "mallory", "test") { Proved = new ApproverRights(false) };
    private readonly Dictionary<string, Intention> _intentions = [];

    /// <summary>Requests of which somebody was told that the decision counts, with what was decided.</summary>
    public Dictionary<string, bool> Honoured { get; } = [];

    /// <summary>Promises that were broken; empty when all is well.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Lets everybody act whose moment has come.</summary>
    /// <param name="approvals">What waits.</param>
    /// <param name="desk">Where decisions go; its storage may fail.</param>
    /// <param name="now">The latest time that any clock of the run has shown.</param>
    public async Task ActAsync(IReadOnlyList<Approval> approvals, ApprovalDesk desk, DateTimeOffset now)
    {
        foreach (var approval in approvals)
        {
            if (!_intentions.TryGetValue(approval.Id, out var intention))
            {
                var share = random.Next(4) == 0 ? 0.95 : random.NextDouble() * 0.9;
                _intentions[approval.Id] = intention = new Intention(random.Next(10), approval.RequestedAt + ((approval.ExpiresAt - approval.RequestedAt) * share));
            }

            if (!intention.Acted && now >= intention.At && intention.Kind < 9)
            {
                intention.Acted = true;
                await DecideAsync(approval, intention.Kind, desk, now);
            }
        }
    }

    private async Task DecideAsync(Approval approval, int kind, ApprovalDesk desk, DateTimeOffset now)
    {
        var yes = new Decision(kind is not (1 or 2), "because", approval.Plan.Hash);
        if (kind == 3) await RefusedAsync(approval, desk, Mallory, yes);
        if (kind == 4) await RefusedAsync(approval, desk, Alice, yes with { PlanHash = new string('0', 64) });
        var verdicts = kind == 5
            ? await Task.WhenAll(PersistAsync(desk, approval, Alice, yes), PersistAsync(desk, approval, Bob, yes))
            : [await PersistAsync(desk, approval, Alice, yes)];
        foreach (var verdict in verdicts)
        {
            if (verdict.Kind == VerdictKind.Accepted) Honoured[approval.Id] = yes.Approve;
            if (verdict.Kind == VerdictKind.Expired && now < approval.ExpiresAt) Wrong.Add($"{approval.Id}: a decision before the expiry was told that it is late");
        }
    }

    private async Task RefusedAsync(Approval approval, ApprovalDesk desk, Approver person, Decision decision)
    {
        if ((await PersistAsync(desk, approval, person, decision)).Kind == VerdictKind.Accepted) Wrong.Add($"{approval.Id}: {person.Id} must not decide with {decision.PlanHash}");
    }

    /// <summary>What a person does when the page shows an error: press again.</summary>
    private static async Task<ApprovalVerdict> PersistAsync(ApprovalDesk desk, Approval approval, Approver person, Decision decision)
    {
        while (true)
        {
            try
            {
                return (await desk.DecideAsync(approval.Id, person, decision))!;
            }
            catch (TimeoutException)
            {
            }
        }
    }

    private static Approver Person(string id) => new(id, id, "test") { Proved = new ApproverRights(true) };

    private sealed record Intention(int Kind, DateTimeOffset At)
    {
        public bool Acted { get; set; }
    }
}
