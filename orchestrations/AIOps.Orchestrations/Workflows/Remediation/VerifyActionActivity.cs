using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Verification;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Looks at the very signal that raised the incident: it is back, it is not, or it is too early to say.</summary>
internal sealed class VerifyActionActivity(PlanRepository plans, SeriesReader series, IncidentRepository incidents, ActionStory story, IMetricReadBack? source = null) : IActivity<VerifyRequest, VerifyResult>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30), Lookback = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<VerifyResult> RunAsync(VerifyRequest input, ActivityContext context)
    {
        var plan = (await plans.GetAsync(input.IncidentId, input.PlanId, context.Cancellation))!;
        var points = await PointsAsync(plan.Verification, input, context.Cancellation);
        var result = VerificationCheck.Check(plan.Verification, points, input.DoneAt, input.Now);
        var evidence = result.State == VerificationState.Waiting ? null : Fact(plan, points, result, input);
        await incidents.UpdateAsync(
            input.IncidentId,
            record => record with
            {
                Verification = new Verification(result.State.ToString().ToLowerInvariant(), result.Text, evidence?.Id),
                Diagnosis = evidence is null ? record.Diagnosis : With(record.Diagnosis, evidence),
                Incident = record.Incident with { Status = IncidentStatus.Verifying, UpdatedAt = input.Now },
            },
            context.Cancellation);
        if (evidence is not null)
        {
            await story.TellProofAsync(plan, result.State == VerificationState.Passed, result.Text, input.Now, evidence.Id, context.Cancellation);
        }

        bool? passed = result.State == VerificationState.Waiting ? null : result.State == VerificationState.Passed;
        return new VerifyResult(passed, Pause, plan.Rollback is not null, result.Text);
    }

    // The telemetry is minutes behind. Where the metric's source can be asked, its newer values count against the band as last scored.
    private async Task<IReadOnlyList<SeriesPoint>> PointsAsync(VerificationRule rule, VerifyRequest input, CancellationToken cancellation)
    {
        var points = await series.PointsAsync(rule.SeriesKey, input.DoneAt - Lookback, input.Now, cancellation);
        return source is null || points.Count == 0
            ? points
            : NewerValues.After(points, await source.ReadAsync(rule.ResourceId, rule.Metric, input.DoneAt - Lookback, input.Now, cancellation));
    }

    private static Diagnose.Evidence Fact(RemediationPlan plan, IReadOnlyList<SeriesPoint> points, VerificationResult result, VerifyRequest input) => new()
    {
        Id = $"V{plan.Attempt}",
        Kind = EvidenceKind.Verification,
        ResourceId = plan.Verification.ResourceId,
        Text = result.Text,
        Signal = plan.Verification.Metric,
        SeriesKey = plan.Verification.SeriesKey,
        From = input.DoneAt,
        To = result.At ?? input.Now,
        Values = points.Count == 0
            ? new Dictionary<string, double>()
            : new Dictionary<string, double> { ["value"] = points[^1].Value, ["lower"] = points[^1].Lower, ["upper"] = points[^1].Upper, ["samples"] = points.Count },
        Link = $"/explorer?key={plan.Verification.SeriesKey}",
    };

    private static Diagnosis? With(Diagnosis? diagnosis, Diagnose.Evidence fact) =>
        diagnosis is null ? null : diagnosis with { Evidence = [.. diagnosis.Evidence.Where(known => known.Id != fact.Id), fact] };
}
