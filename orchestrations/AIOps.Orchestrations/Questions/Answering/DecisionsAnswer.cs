using AIOps.Orchestrations.Audit;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Who decided and who did what, from the audit chain.</summary>
internal sealed class DecisionsAnswer(AuditLog audit) : IAnswerer
{
    private const int Shown = 8;

    public QuestionKind Kind => QuestionKind.Decisions;

    public bool NeedsIncident => true;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var rows = (await audit.OfIncidentAsync(scope.Incident!.Incident.Id, cancellation)).Where(IsDecision).ToList();
        if (rows.Count == 0)
        {
            writer.Say("Nobody has decided anything about this incident; the audit holds no such row.").Sure(1);
            return;
        }

        writer.Say("From the audit chain:");
        foreach (var row in rows.TakeLast(Shown))
        {
            writer.Item($"{Quoted.Time(row.At)}: {row.Action} by {HostileText.Plain(row.Actor, 60)} ({HostileText.Plain(row.IdentitySource, 30)}): {Quoted.Line(row.Detail)} {writer.Cite(Cites.Audit(row))}");
        }
    }

    private static bool IsDecision(AuditRow row) =>
        (row.Action.StartsWith("approval.", StringComparison.Ordinal) && row.Action is not "approval.requested")
        || row.Action is "incident.acknowledged" or "incident.resolve-asked"
        || row.Action.StartsWith("action.", StringComparison.Ordinal);
}
