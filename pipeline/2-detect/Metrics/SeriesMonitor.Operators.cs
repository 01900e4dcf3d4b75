using AIOps.Detect.Metrics.Exclusion;
using AIOps.Detect.Metrics.Feedback;

namespace AIOps.Detect.Metrics;

public sealed partial class SeriesMonitor
{
    /// <summary>
    /// Takes in a person's verdict: a false alarm moves the end of the band that was crossed outwards, a good catch a little inwards. It holds for this
    /// series alone, for the last five verdicts; a second verdict on the same anomaly replaces the first.
    /// </summary>
    /// <returns>False when the anomaly is of another series, or crossed no band.</returns>
    public bool GiveFeedback(Anomaly anomaly, bool useful)
    {
        if (anomaly.SeriesKey != _id.Key || anomaly.Direction == AnomalyDirection.None)
        {
            return false;
        }

        _state.Feedback.Add(anomaly.Id, anomaly.Direction, FeedbackPolicy.ShiftOf(anomaly, useful));
        return true;
    }

    /// <summary>Takes a verdict back: the band is what it would be without it.</summary>
    /// <returns>False when no verdict on that anomaly is kept.</returns>
    public bool UndoFeedback(string anomalyId) => _state.Feedback.Remove(anomalyId);

    /// <summary>
    /// Keeps samples of a window (maintenance, an incident) out of learning; they are scored as ever. One window at a time: a new one
    /// replaces the present one and makes what that left out final; one that begins at the same time only moves its end. Samples learnt already stay learnt.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty or longer than <see cref="DetectOptions.LongestExclusion"/>.</exception>
    public void Exclude(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= from || until - from > _options.LongestExclusion)
        {
            throw new ArgumentOutOfRangeException(nameof(until), $"The window lasts {until - from}, allowed is more than 0 and at most {_options.LongestExclusion}.");
        }

        if (_state.Exclusion.FromTicks == from.UtcTicks)
        {
            _state.Exclusion.UntilTicks = until.UtcTicks;
            return;
        }

        _state.Exclusion = new ExclusionState { FromTicks = from.UtcTicks, UntilTicks = until.UtcTicks };
    }

    /// <summary>
    /// The same, asked for by a calendar at every batch: does nothing when a person let this window in again, or while another window holds. A window longer than
    /// <see cref="DetectOptions.LongestExclusion"/> is cut to it.
    /// </summary>
    /// <param name="from">Start of the window: it is told apart by it.</param>
    /// <param name="until">Its end as it is known now.</param>
    /// <param name="at">Event time of the sample that comes next.</param>
    public void KeepOut(DateTimeOffset from, DateTimeOffset until, DateTimeOffset at)
    {
        var known = _state.Exclusion.FromTicks == from.UtcTicks;
        if (known ? _state.Exclusion.IsReadmitted : _state.Exclusion.Holds(at.UtcTicks))
        {
            return;
        }

        var end = until - from > _options.LongestExclusion ? from + _options.LongestExclusion : until;
        if (end > from)
        {
            Exclude(from, end);
        }
    }

    /// <summary>How the series stands, for people.</summary>
    public SeriesStanding Standing => new(
        _state.LastTicks == 0 ? null : TimeOf(_state.LastTicks),
        _state.Arrival.StepSeconds,
        _state.Arrival.SilentSinceTicks == 0 ? null : TimeOf(_state.Arrival.SilentSinceTicks),
        Learning,
        new FeedbackStanding(_state.Feedback.UpperShift, _state.Feedback.LowerShift, _state.Feedback.Count),
        _state.Exclusion.UntilTicks <= _state.Exclusion.FromTicks ? null : new ExclusionStanding(TimeOf(_state.Exclusion.FromTicks), TimeOf(_state.Exclusion.UntilTicks), _state.Exclusion.Samples));

    /// <summary>Reverses <see cref="Exclude"/>: the range of what was left out is taken in, and the window ends.</summary>
    /// <returns>Samples that had been left out.</returns>
    public int Readmit()
    {
        var window = _state.Exclusion;
        _state.Exclusion = new ExclusionState { FromTicks = window.FromTicks, UntilTicks = window.FromTicks };
        if (window.Samples > 0)
        {
            _state.Range.High = Math.Max(_state.Range.High, window.High);
            _state.Range.Low = Math.Min(_state.Range.Low, window.Low);
            _state.Profile.Readmit(window.FromTicks, Math.Min(window.UntilTicks, _state.LastTicks), window.Low, window.High);
        }

        return window.Samples;
    }

    private static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);
}
