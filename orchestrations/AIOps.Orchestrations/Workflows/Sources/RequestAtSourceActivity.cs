using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Workflows.Sources;

/// <summary>Puts a request before people in another system, if there is still something to decide. A system that refuses for good is noted in the timeline.</summary>
internal sealed class RequestAtSourceActivity(IEnumerable<IApprovalSource> sources, ApprovalRepository approvals, IncidentStory story, TimeProvider time)
    : IActivity<SourceRequest, SourceHandle>
{
    /// <inheritdoc/>
    public async Task<SourceHandle> RunAsync(SourceRequest input, ActivityContext context)
    {
        if (sources.FirstOrDefault(source => source.Name == input.Source) is not { } source
            || await approvals.GetAsync(input.ApprovalId, context.Cancellation) is not { Value: { Status: ApprovalStatus.Pending } pending } || pending.Plan.Hash != input.PlanHash)
        {
            return new SourceHandle(null);
        }

        try
        {
            return new SourceHandle(await source.RequestAsync(pending, context.Cancellation));
        }
        catch (NotDeliveredException refusal) when (refusal.IsPermanent)
        {
            var entry = new TimelineEntry(time.GetUtcNow(), "notification", $"{input.Source} could not be asked", refusal.Message, "aiops", []);
            await story.TellAsync(pending.IncidentId, entry, null, context.Cancellation);
            return new SourceHandle(null);
        }
    }
}
