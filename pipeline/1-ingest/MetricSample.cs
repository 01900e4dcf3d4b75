namespace AIOps.Ingest;

/// <summary>One metric record: the five aggregates of one grain of one series.</summary>
/// <param name="Series">The series that the sample belongs to.</param>
/// <param name="TimeTicks">Start of the grain, UTC ticks.</param>
/// <param name="Average">Total / Count.</param>
/// <param name="Minimum">Smallest value inside the grain.</param>
/// <param name="Maximum">Largest value inside the grain.</param>
/// <param name="Total">Sum over the grain.</param>
/// <param name="Count">Number of raw values inside the grain.</param>
/// <param name="GrainSeconds">Length of the grain in seconds (60 for PT1M).</param>
public readonly record struct MetricSample(
    SeriesId Series, long TimeTicks, double Average, double Minimum, double Maximum, double Total, double Count, int GrainSeconds)
{
    /// <summary>Start of the grain.</summary>
    public DateTimeOffset Time => new(TimeTicks, TimeSpan.Zero);

    /// <summary>True when the record's own time could not be read and the time of arrival, cut to the grain, stands in for it.</summary>
    public bool TimeIsEnqueued { get; init; }
}
