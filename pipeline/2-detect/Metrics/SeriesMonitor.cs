using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AIOps.Detect.Conditions;
using AIOps.Detect.Metrics.Band;
using AIOps.Detect.Metrics.Scoring;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Metrics;

/// <summary>
/// Watches one metric series: every sample in event-time order, constant time and no allocation per sample unless an event is made.
/// Not safe for use by two threads at once; a series belongs to one partition at a time.
/// </summary>
public sealed partial class SeriesMonitor
{
    private const byte Version = 5;
    private const int Header = 1 + sizeof(uint);
    private static readonly uint Layout = StateLayout.Fingerprint<SeriesState>();
    private readonly SeriesId _id;
    private readonly MetricProfile _profile;
    private readonly AlertCondition _condition;
    private readonly DetectOptions _options;
    private SeriesState _state;

    private SeriesMonitor(SeriesId id, MetricProfile profile, DetectOptions options)
    {
        (_id, _profile, _options) = (id, profile, options);
        _condition = ConditionCatalogue.For(id, profile, options);
    }

    /// <summary>Length of a saved state in bytes; the same for every series, at most 2,048.</summary>
    public static int StateBytes => Header + Unsafe.SizeOf<SeriesState>();

    /// <summary>The series.</summary>
    public SeriesId Series => _id;

    /// <summary>Event time of the last accepted sample, UTC ticks; 0 before the first.</summary>
    public long LastTicks => _state.LastTicks;

    /// <summary>Samples accepted so far.</summary>
    public int Seen => _state.Seen;

    /// <summary>Usual time between samples in seconds; 0 before the second sample.</summary>
    public double StepSeconds => _state.Arrival.StepSeconds;

    /// <summary>How far the series is learnt.</summary>
    public LearningProgress Learning
    {
        get
        {
            var step = _state.Arrival.StepSeconds;
            return new LearningProgress(_state.Learnt, step > 0 ? (int)(_options.LearningTime.TotalSeconds / step) : 0, !IsLearning(_state.LastTicks));
        }
    }

    /// <summary>A monitor of a series that has not been seen before.</summary>
    /// <param name="id">The series.</param>
    /// <param name="profile">What the catalogue knows of the metric.</param>
    /// <param name="options">Validated options; share one instance between all series.</param>
    public static SeriesMonitor Create(SeriesId id, MetricProfile profile, DetectOptions options)
    {
        var monitor = new SeriesMonitor(id, profile, options);
        monitor._state.Profile = DayProfile.Create();
        monitor._state.Scoring = ScoringStep.Start();
        return monitor;
    }

    /// <summary>A monitor that goes on where a saved one stopped: the next scores are those that the saved one would have given.</summary>
    /// <returns>Null when version, layout or length is another, or the state is damaged: start afresh.</returns>
    public static SeriesMonitor? Restore(SeriesId id, MetricProfile profile, DetectOptions options, ReadOnlySpan<byte> saved)
    {
        if (saved.Length != StateBytes || saved[0] != Version || !BitConverter.IsLittleEndian || MemoryMarshal.Read<uint>(saved[1..]) != Seal(saved[Header..]))
        {
            return null;
        }

        return new SeriesMonitor(id, profile, options) { _state = MemoryMarshal.Read<SeriesState>(saved[Header..]) };
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
        MemoryMarshal.Write(target[Header..], in _state);
        MemoryMarshal.Write(target[1..], Seal(target[Header..StateBytes]));
        return StateBytes;
    }

    /// <summary>The state as a new array of <see cref="StateBytes"/> bytes.</summary>
    public byte[] Save()
    {
        var saved = new byte[StateBytes];
        Save(saved);
        return saved;
    }

    /// <summary>Layout and content in one number: a state of another build is refused, and so is one that was damaged on the way.</summary>
    private static uint Seal(ReadOnlySpan<byte> state)
    {
        // Eight bytes a step: a restart checks a hundred thousand states. Every step is reversible, so a change of one word always changes the sum.
        var words = MemoryMarshal.Cast<byte, ulong>(state);
        var hash = (ulong)Layout;
        foreach (var word in words)
        {
            hash = BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15, 29);
        }

        foreach (var part in state[(words.Length * sizeof(ulong))..])
        {
            hash = BitOperations.RotateLeft((hash ^ part) * 0x9E3779B97F4A7C15, 29);
        }

        return (uint)(hash ^ (hash >> 32));
    }

    private bool IsLearning(long ticks) => ticks - _state.LearningSinceTicks < _options.LearningTime.Ticks;
}
