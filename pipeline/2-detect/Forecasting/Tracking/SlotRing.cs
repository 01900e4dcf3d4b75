using System.Runtime.InteropServices;

namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>The newest values of a series at equal steps, in single precision: 4 bytes a step, and the step that is being filled.</summary>
public sealed class SlotRing
{
    /// <summary>Length of a step in seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>Steps kept.</summary>
    public required int Capacity { get; init; }

    /// <summary>Closed steps, oldest first: floats of 4 bytes; NaN where nothing came.</summary>
    public byte[] Closed { get; set; } = [];

    /// <summary>Number of the step that is being filled (seconds since year 1 over the length of a step); 0 before the first value.</summary>
    public long Open { get; set; }

    /// <summary>Sum of the open step.</summary>
    public double Sum { get; set; }

    /// <summary>Values in the open step.</summary>
    public int Count { get; set; }

    /// <summary>Newest value of the open step.</summary>
    public double Last { get; set; }

    /// <summary>Closed steps.</summary>
    public int Length() => Closed.Length / sizeof(float);

    /// <summary>End of the newest closed step.</summary>
    public DateTimeOffset ClosedUntil() => new(Open * Seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>The closed steps.</summary>
    public double[] Values() => [.. MemoryMarshal.Cast<byte, float>(Closed).ToArray().Select(static value => (double)value)];

    /// <summary>The value of the step that ended at a time; NaN when it is not kept.</summary>
    public double EndedAt(DateTimeOffset end)
    {
        var back = Open - (end.UtcTicks / TimeSpan.TicksPerSecond / Seconds);
        return back >= 0 && back < Length() ? MemoryMarshal.Cast<byte, float>(Closed)[^(int)(back + 1)] : double.NaN;
    }

    /// <summary>Takes a value.</summary>
    /// <param name="time">Its time, not before the last one's.</param>
    /// <param name="value">The value.</param>
    /// <param name="newest">True: a step has its newest value (a level); false: its mean.</param>
    /// <returns>True when it closed a step.</returns>
    public bool Add(DateTimeOffset time, double value, bool newest)
    {
        var step = time.UtcTicks / TimeSpan.TicksPerSecond / Seconds;
        var closes = Open != 0 && step > Open;
        if (closes)
        {
            Close(step, newest);
        }

        if (Open == 0 || closes)
        {
            (Open, Sum, Count) = (step, 0, 0);
        }

        (Sum, Count, Last) = (Sum + value, Count + 1, value);
        return closes;
    }

    private void Close(long step, bool newest)
    {
        var gap = (int)Math.Min(step - Open - 1, Capacity);
        var known = MemoryMarshal.Cast<byte, float>(Closed);
        Span<float> all = [.. known, (float)(newest ? Last : Sum / Count), .. Enumerable.Repeat(float.NaN, gap)];
        Closed = MemoryMarshal.AsBytes(all[Math.Max(0, all.Length - Capacity)..]).ToArray();
    }
}
