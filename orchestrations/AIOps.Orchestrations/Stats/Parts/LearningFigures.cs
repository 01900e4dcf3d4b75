using AIOps.Orchestrations.Drift;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Shadow;

namespace AIOps.Orchestrations.Stats.Parts;

/// <summary>What people said, what a switch to the challenger would change, and how many series have drifted.</summary>
internal sealed class LearningFigures(FeedbackLedger feedback, ShadowReader shadow, DriftReader drift) : IStatsPart
{
    public string Name => "learning";

    public async Task<object?> ReadAsync(CancellationToken cancellation) => new
    {
        feedback = await feedback.CountAsync(cancellation),
        shadow = await shadow.ReadAsync(cancellation) is { } report
            ? new { challenger = report.Challenger.Id, report.Live, report.Shadow, report.Both, report.NoiseEnded, report.CatchesLost }
            : null,
        drift = drift.Last is { } last ? new { last.At, last.Measured, last.Drifted } : null,
    };
}
