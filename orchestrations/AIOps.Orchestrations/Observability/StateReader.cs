using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Slo;
using AIOps.Orchestrations.Summaries;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Observability;

/// <summary>Reads what the gauges show.</summary>
internal sealed class StateReader(
    IncidentRepository incidents, ApprovalRepository approvals, DeadLetterRepository deadLetters, SloReader objectives, TokenBudget tokens, TimeProvider time)
{
    private const int Sample = 1000;
    private const int Severities = 5;

    public async Task<StateReading> ReadAsync(CancellationToken cancellation)
    {
        var open = new int[Severities];
        foreach (var line in await incidents.ListAsync(static line => line.Status != IncidentStatus.Resolved, null, Sample, cancellation))
        {
            open[Math.Clamp(line.Severity, 0, Severities - 1)]++;
        }

        return new StateReading(
            open,
            (await approvals.ListAsync(ApprovalStatus.Pending, Sample, cancellation)).Count,
            (await deadLetters.ListAsync(null, Sample, cancellation)).Count(static letter => letter.ReplayedAt is null),
            await tokens.SpentOnAsync(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation),
            [.. (await objectives.ReadAsync(cancellation)).Select(static one =>
                new ObjectiveReading(one.Name, one.Budget.Remaining, [.. one.Rules.Select(static rule => new BurnReading(rule.Name, rule.Short.Rate))]))]);
    }
}

/// <summary>What one look at storage found.</summary>
internal sealed record StateReading(IReadOnlyList<int> OpenBySeverity, int Waiting, int DeadLetters, int TokensToday, IReadOnlyList<ObjectiveReading> Objectives)
{
    public static StateReading Empty { get; } = new([], 0, 0, 0, []);
}

/// <summary>An objective.</summary>
internal sealed record ObjectiveReading(string Name, double Remaining, IReadOnlyList<BurnReading> Burns);

/// <summary>A rule of it.</summary>
internal sealed record BurnReading(string Rule, double Rate);
