namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// The detector core by itself: an anomaly score per value of one series, causal, in constant time and memory, without allocation.
/// <see cref="SeriesMonitor"/> puts an expected band and alert conditions on top. Not safe for use by two threads at once.
/// </summary>
public sealed class SeriesScorer
{
    private ScoringState _state = ScoringStep.Start();

    /// <summary>Scores a value, then learns it.</summary>
    /// <param name="ticks">Event time, UTC ticks; not before the last one.</param>
    /// <param name="value">A finite number.</param>
    /// <returns>
    /// 0 to 1. One sample per episode carries its score; the samples after it are 0 unless they are clearly stronger.
    /// The score depends on this and earlier values only, never on the length or the range of what follows.
    /// </returns>
    public double Next(long ticks, double value) => ScoringStep.Next(ref _state, ticks, value);
}
