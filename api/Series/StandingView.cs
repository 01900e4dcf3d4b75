using AIOps.Detect.Metrics;

namespace AIOps.Api.Series;

/// <summary>How a series stands, as JSON.</summary>
internal sealed record StandingView(
    DateTimeOffset? LastAt, double StepSeconds, DateTimeOffset? SilentSince, LearningView Learning, FeedbackStanding Feedback, ExclusionStanding? Exclusion)
{
    public static StandingView? Of(SeriesStanding? standing) => standing is null ? null : new StandingView(
        standing.LastAt,
        Math.Round(standing.StepSeconds, 1),
        standing.SilentSince,
        new LearningView(standing.Learning.Samples, standing.Learning.Needed, standing.Learning.Done, standing.Learning.ToString()),
        standing.Feedback,
        standing.Exclusion);
}

/// <summary>How far it is learnt.</summary>
internal sealed record LearningView(int Samples, int Needed, bool Done, string Text);
