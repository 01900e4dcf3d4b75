using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;

namespace AIOps.Orchestrations.Workflows.Sources;

/// <summary>
/// Takes what people decided elsewhere to the one desk, each decision once: a no first, so that any no is a no. A yes of somebody who is not known here counts for nothing;
/// a request that was rejected there is over here, whoever rejected it.
/// </summary>
internal sealed class PollSourceActivity(IEnumerable<IApprovalSource> sources, ApprovalRepository approvals, ApprovalDesk desk, TimeProvider time) : IActivity<SourcePoll, SourceState>
{
    /// <inheritdoc/>
    public async Task<SourceState> RunAsync(SourcePoll input, ActivityContext context)
    {
        if (sources.FirstOrDefault(source => source.Name == input.Source) is not { } source || await ReadAsync(input, context.Cancellation) is not { } approval)
        {
            return new SourceState(true, input.Seen);
        }

        List<string> seen = [.. input.Seen];
        if (approval.Status == ApprovalStatus.Pending)
        {
            var reading = await source.ReadAsync(input.Handle, context.Cancellation);
            foreach (var vote in reading.Votes.OrderBy(vote => vote.Approve).Where(vote => !seen.Contains(Mark(vote))))
            {
                await TakeAsync(source, input, vote, context.Cancellation);
                seen.Add(Mark(vote));
            }

            if (reading.IsRejected)
            {
                await desk.WithdrawAsync(input.ApprovalId, $"It was rejected in {source.Name}.", context.Cancellation);
            }

            approval = (await ReadAsync(input, context.Cancellation))!;
        }

        if (approval.Status != ApprovalStatus.Pending)
        {
            await source.CloseAsync(input.Handle, approval, context.Cancellation);
        }

        return new SourceState(approval.Status != ApprovalStatus.Pending, seen);
    }

    private async Task<Approval?> ReadAsync(SourcePoll input, CancellationToken cancellation) =>
        await approvals.GetAsync(input.ApprovalId, cancellation) is { } read ? ApprovalRules.At(read.Value, time.GetUtcNow()) : null;

    private Task TakeAsync(IApprovalSource source, SourcePoll input, SourceVote vote, CancellationToken cancellation) => vote.Person is { } person
        ? desk.DecideAsync(input.ApprovalId, person, new Decision(vote.Approve, vote.Reason, input.PlanHash), cancellation)
        : desk.TurnAwayAsync(input.ApprovalId, new Approver($"{source.Name}:{vote.UserId}", vote.UserId, source.Name), vote.Approve, $"The {source.Name} user {vote.UserId} is not known here.", cancellation);

    private static string Mark(SourceVote vote) => $"{vote.UserId}:{(vote.Approve ? "yes" : "no")}";
}
