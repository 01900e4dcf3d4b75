using AIOps.Ingest;

namespace AIOps.Detect.Metrics.Ordering;

/// <summary>
/// Brings the samples of one series into event-time order. A sample that follows the last one goes on at once; one behind a gap waits until what is missing has come, or until a
/// newer sample shows that the gap is older than the allowed lateness. Bounded: of more than <see cref="Capacity"/> waiting samples the oldest goes on. Not safe for use by two threads at once.
/// </summary>
public sealed class SampleQueue
{
    /// <summary>Samples that may wait.</summary>
    public const int Capacity = 32;

    // A step and a half: clocks that jitter leave no gap.
    private const double Gap = 1.5;

    // Null while none waits: a hundred thousand series hold an empty queue nearly always, and room for four samples each would be 28 MB.
    private List<MetricSample>? _waiting;

    /// <summary>An empty queue.</summary>
    public SampleQueue()
    {
    }

    private SampleQueue(List<MetricSample> waiting) => _waiting = waiting.Count > 0 ? waiting : null;

    /// <summary>Samples that wait.</summary>
    public int Count => _waiting?.Count ?? 0;

    /// <summary>Samples that came at or before the last scored one, or twice: they are let go.</summary>
    public int Refused { get; private set; }

    /// <summary>Takes a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="lastTicks">Event time of the last scored sample, UTC ticks; 0 before the first.</param>
    public void Add(in MetricSample sample, long lastTicks)
    {
        var place = Count;
        while (place > 0 && _waiting![place - 1].TimeTicks > sample.TimeTicks)
        {
            place--;
        }

        if (sample.TimeTicks <= lastTicks || (place > 0 && _waiting![place - 1].TimeTicks == sample.TimeTicks))
        {
            Refused++;
            return;
        }

        (_waiting ??= []).Insert(place, sample);
    }

    /// <summary>The next sample whose turn it is; call it until it says no, scoring in between.</summary>
    /// <param name="lastTicks">Event time of the last scored sample, UTC ticks; 0 before the first.</param>
    /// <param name="stepSeconds">Usual step of the series; 0 while it is unknown.</param>
    /// <param name="lateness">How long a gap is waited for; zero never waits.</param>
    /// <param name="sample">The sample.</param>
    public bool TryNext(long lastTicks, double stepSeconds, TimeSpan lateness, out MetricSample sample)
    {
        sample = default;
        if (_waiting is null)
        {
            return false;
        }

        var first = _waiting[0];
        var step = Math.Max(stepSeconds, first.GrainSeconds);
        var follows = lastTicks == 0 || stepSeconds == 0 || first.TimeTicks - lastTicks <= Gap * step * TimeSpan.TicksPerSecond;
        if (!follows && _waiting[^1].TimeTicks - first.TimeTicks < lateness.Ticks && _waiting.Count <= Capacity)
        {
            return false;
        }

        _waiting.RemoveAt(0);
        if (_waiting.Count == 0)
        {
            _waiting = null;
        }

        sample = first;
        return true;
    }

    /// <summary>The waiting samples as bytes, for a restart; empty when none waits.</summary>
    public byte[] Save() => SampleQueueCodec.Write(_waiting ?? []);

    /// <summary>Goes on with saved samples. Bytes that cannot be read give an empty queue.</summary>
    public static SampleQueue Restore(SeriesId series, ReadOnlySpan<byte> saved) => new(SampleQueueCodec.Read(series, saved));
}
