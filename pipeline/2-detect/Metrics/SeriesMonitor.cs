using System.Runtime.InteropServices;
using AIOps.Detect.Conditions;
using AIOps.Detect.Metrics.Band;
using AIOps.Detect.Metrics.Episodes;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Metrics;

/// <summary>
/// Watches one metric series: every sample in event-time order, constant time and no allocation per sample unless an event is made.
/// Not safe for use by two threads at once; a series belongs to one partition at a time.
/// </summary>
public sealed class SeriesMonitor
{
    private const byte Version = 1;
    private readonly SeriesId _id;
    private readonly MetricProfile _profile;
    private readonly AlertCondition _condition;
    private readonly DetectOptions _options;
    private SeriesState _state;

    private SeriesMonitor(SeriesId id, MetricProfile profile, AlertCondition condition, DetectOptions options) =>
        (_id, _profile, _condition, _options) = (id, profile, condition, options);

    /// <summary>Length of a saved state in bytes; the same for every series, at most 2,048.</summary>
    public static int StateBytes => 1 + Marshal.SizeOf<SeriesState>();

    /// <summary>The series.</summary>
    public SeriesId Series => _id;

    /// <summary>Event time of the last accepted sample, UTC ticks; 0 before the first.</summary>
    public long LastTicks => _state.LastTicks;

    /// <summary>Samples accepted so far.</summary>
    public int Seen => _state.Seen;

    /// <summary>A monitor of a series that has not been seen before.</summary>
    /// <param name="id">The series.</param>
    /// <param name="profile">What the catalogue knows of the metric.</param>
    /// <param name="options">Validated options; share one instance between all series.</param>
    public static SeriesMonitor Create(SeriesId id, MetricProfile profile, DetectOptions options)
    {
        var monitor = Empty(id, profile, options);
        monitor._state.Profile = DayProfile.Create();
        return monitor;
    }

    /// <summary>A monitor that goes on where a saved one stopped: the next scores are those that the saved one would have given.</summary>
    /// <returns>Null when the version or the length is unknown: start afresh.</returns>
    public static SeriesMonitor? Restore(SeriesId id, MetricProfile profile, DetectOptions options, ReadOnlySpan<byte> saved)
    {
        if (saved.Length != StateBytes || saved[0] != Version || !BitConverter.IsLittleEndian)
        {
            return null;
        }

        var monitor = Empty(id, profile, options);
        monitor._state = MemoryMarshal.Read<SeriesState>(saved[1..]);
        return monitor;
    }

    /// <summary>Writes the state.</summary>
    /// <returns>Bytes written: <see cref="StateBytes"/>.</returns>
    /// <exception cref="ArgumentException">The target is shorter than <see cref="StateBytes"/>.</exception>
    public int Save(Span<byte> target)
    {
        if (target.Length < StateBytes)
        {
            throw new ArgumentException($"The target holds {target.Length} bytes; a state needs {StateBytes}.", nameof(target));
        }

        target[0] = Version;
        MemoryMarshal.Write(target[1..], in _state);
        return StateBytes;
    }

    /// <summary>The state as a new array of <see cref="StateBytes"/> bytes.</summary>
    public byte[] Save()
    {
        var saved = new byte[StateBytes];
        Save(saved);
        return saved;
    }

    /// <summary>Scores one sample, then learns it. A sample at or before the last one, or without a number, changes nothing.</summary>
    public Observation Observe(in MetricSample sample)
    {
        var value = _profile.ValueOf(sample);
        if (sample.TimeTicks <= _state.LastTicks || !double.IsFinite(value))
        {
            return new Observation(false, value, value, value, value, 0, null);
        }

        if (_state.Seen == 0)
        {
            _state.LearningSinceTicks = sample.TimeTicks;
        }

        var ticks = sample.TimeTicks;
        var learning = IsLearning(ticks);
        var known = _state.Learnt >= _options.MinimumSamples;
        var band = BandEstimator.Estimate(_state, value, ticks, _condition, learning, _options.DeviationScale);
        var side = known ? EpisodePolicy.SideOf(value, band, _condition, _options.DeviationScale) : AnomalyDirection.None;
        var score = known ? EpisodePolicy.Score(value, band) : 0;
        var step = EpisodeTracker.Advance(ref _state.Episode, side, value, ticks, _condition, _options);
        var said = Say(step, value, score, band, sample, learning);
        Learn(step, side, value, ticks, band, learning);
        return new Observation(true, value, band.Expected, band.Lower, band.Upper, score, said);
    }

    private static SeriesMonitor Empty(SeriesId id, MetricProfile profile, DetectOptions options) =>
        new(id, profile, ConditionCatalogue.For(profile, options), options);

    private bool IsLearning(long ticks) => ticks - _state.LearningSinceTicks < _options.LearningTime.Ticks;

    private Anomaly? Say(EpisodeStep step, double value, double score, in ExpectedBand band, in MetricSample sample, bool learning)
    {
        ref var episode = ref _state.Episode;
        if (step == EpisodeStep.None && episode.Open == 0)
        {
            return null;
        }

        var severity = EpisodePolicy.Severity(value, score, band, _condition, (AnomalyDirection)episode.Side, learning);
        if (step == EpisodeStep.Opened)
        {
            episode.Kind = (byte)EpisodePolicy.KindOf(value, _state.UsualValue, band, _condition);
        }
        else if (step == EpisodeStep.None && EpisodePolicy.NeedsUpdate(ref episode, severity, value, band, sample.TimeTicks, _condition, _options))
        {
            step = EpisodeStep.Updated;
        }

        if (step == EpisodeStep.None)
        {
            return null;
        }

        var phase = step switch
        {
            EpisodeStep.Opened => AnomalyPhase.Opened,
            EpisodeStep.Updated => AnomalyPhase.Updated,
            _ => AnomalyPhase.Cleared,
        };
        if (phase != AnomalyPhase.Cleared)
        {
            (episode.SaidTicks, episode.SaidSeverity) = (sample.TimeTicks, (byte)severity);
        }

        return EpisodeReport.Of(_id, episode, phase, value, sample.TimeTicks, sample.GrainSeconds, band, score, _id.Unit ?? _profile.Unit, Note(step, learning));
    }

    private string Note(EpisodeStep step, bool learning) => step == EpisodeStep.Accepted
        ? "; it lasted so long that it is now taken as normal"
        : learning
            ? $" (learning: {_state.Learnt} samples of {Explanation.Duration(_options.LearningTime)})"
            : "";

    private void Learn(EpisodeStep step, AnomalyDirection side, double value, long ticks, in ExpectedBand band, bool learning)
    {
        ref var state = ref _state;
        var hours = state.Seen == 0 ? 0 : (ticks - state.LastTicks) / (double)TimeSpan.TicksPerHour;
        if (step == EpisodeStep.Accepted)
        {
            // The new level is learnt from here on; what the day profile knows stays as a second opinion until it has moved.
            (state.LearningSinceTicks, state.Learnt) = (ticks, 0);
        }
        else if (step == EpisodeStep.Cleared && learning)
        {
            state.Range.Widen(state.Episode.Farthest);
        }

        if (side == AnomalyDirection.None && state.Episode.Open == 0)
        {
            state.Range.Learn(value, state.UsualValue, hours, state.Learnt);
            state.Profile.Learn(ticks, value);
            state.UsualValue = value;
            state.Learnt = Math.Min(state.Learnt + 1, int.MaxValue - 1);
        }
        else if (learning && state.Profile.IsEmptyAt(ticks))
        {
            // The first day of a slot cannot know whether this is the daily job or an outage; a second day will tell.
            state.Profile.Learn(ticks, value);
        }
        else if (state.Episode.Open == 0)
        {
            state.Profile.Learn(ticks, Math.Clamp(value, band.Lower, band.Upper));
        }

        state.LastTicks = ticks;
        state.Seen = Math.Min(state.Seen + 1, int.MaxValue - 1);
    }
}
