using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate.Fixes;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Attaches the lasting form of a plan to its incident: Bicep, Terraform or YAML as a diff, checked where a validator is present. Nothing is applied.</summary>
internal sealed class ProposeFixesActivity(
    PlanRepository plans, IncidentRepository incidents, IncidentStory story, IEnumerable<IFixValidator> validators) : IActivity<ProposeFixesRequest, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(ProposeFixesRequest input, ActivityContext context)
    {
        if (await plans.GetAsync(input.IncidentId, input.PlanId, context.Cancellation) is not { } plan || FixGenerator.For(plan) is not { Count: > 0 } fixes)
        {
            return Nothing.Value;
        }

        List<GeneratedFix> kept = [];
        foreach (var fix in fixes)
        {
            kept.Add(fix with { Validation = await ValidateAsync(fix, context.Cancellation) });
        }

        await incidents.UpdateAsync(
            input.IncidentId, record => record with { Fixes = [.. record.Fixes.Where(fix => fix.PlanId != plan.Id), .. kept] }, context.Cancellation);
        var words = string.Join("; ", kept.Select(fix => $"{fix.Format}: {fix.Title} ({fix.Validation.State})"));
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "fix", "A change of code is proposed", $"{words}. Nothing is applied.", "aiops", plan.EvidenceIds),
            new AuditEntry($"fixes:{plan.Id}", input.Now, input.IncidentId, "fix.proposed", "aiops", words) { PlanHash = plan.Hash, PolicyVersion = plan.PolicyVersion, EvidenceIds = plan.EvidenceIds },
            context.Cancellation);
        return Nothing.Value;
    }

    private async Task<FixValidation> ValidateAsync(GeneratedFix fix, CancellationToken cancellation) =>
        validators.FirstOrDefault(candidate => candidate.Format == fix.Format) is { } validator ? await validator.ValidateAsync(fix, cancellation) : FixValidation.NotValidated;
}
