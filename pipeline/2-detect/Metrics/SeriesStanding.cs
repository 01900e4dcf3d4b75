namespace AIOps.Detect.Metrics;

/// <summary>How a series stands.</summary>
/// <param name="LastAt">Event time of the last accepted sample; null before the first.</param>
/// <param name="StepSeconds">Usual time between samples in seconds; 0 before the second one.</param>
/// <param name="SilentSince">Event time of the last sample before a silence that was reported; null when none is open.</param>
/// <param name="Learning">How far it is learnt.</param>
/// <param name="Feedback">What verdicts of people have done.</param>
/// <param name="Exclusion">The window that is, or was last, kept out of learning; null when there was none, or it was let in again.</param>
public sealed record SeriesStanding(
    DateTimeOffset? LastAt, double StepSeconds, DateTimeOffset? SilentSince, LearningProgress Learning, FeedbackStanding Feedback, ExclusionStanding? Exclusion);

/// <summary>How far verdicts have moved the band outwards, in the unit of the metric; negative is inwards.</summary>
/// <param name="UpperShift">The upper end.</param>
/// <param name="LowerShift">The lower end.</param>
/// <param name="Verdicts">Verdicts that count at present.</param>
public sealed record FeedbackStanding(double UpperShift, double LowerShift, int Verdicts);

/// <summary>A window kept out of learning.</summary>
/// <param name="From">First event time left out.</param>
/// <param name="Until">First event time that is learnt again.</param>
/// <param name="Samples">Samples left out so far.</param>
public sealed record ExclusionStanding(DateTimeOffset From, DateTimeOffset Until, int Samples);
