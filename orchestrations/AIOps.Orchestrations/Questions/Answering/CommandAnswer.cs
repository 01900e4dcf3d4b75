using AIOps.Orchestrations.Approvals;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Questions never do anything: says where it is done.</summary>
internal sealed class CommandAnswer(ApprovalRepository approvals) : IAnswerer
{
    public QuestionKind Kind => QuestionKind.Command;

    public bool NeedsIncident => false;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        writer.Say("I only read: nothing is approved, run or changed by asking.");
        if (scope.Incident?.ApprovalId is { } id && (await approvals.GetAsync(id, cancellation))?.Value is { Status: ApprovalStatus.Pending } approval)
        {
            writer.Say($"The plan that waits is decided on its page {writer.Cite(Cites.Approval(approval))}.");
        }
    }
}
