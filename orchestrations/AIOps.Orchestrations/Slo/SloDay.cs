using System.Runtime.InteropServices;

namespace AIOps.Orchestrations.Slo;

/// <summary>What one role of an objective said in each minute of one day (UTC): 1,440 numbers, NaN where nothing came.</summary>
internal sealed class SloDay
{
    /// <summary>Minutes of a day.</summary>
    public const int Length = 1440;
    private readonly double[] _minutes;

    public SloDay(byte[]? bytes = null)
    {
        _minutes = new double[Length];
        Array.Fill(_minutes, double.NaN);
        bytes?.CopyTo(MemoryMarshal.AsBytes(_minutes.AsSpan()));
    }

    /// <summary>A day on which nothing came; not to be written to.</summary>
    public static SloDay Silent { get; } = new();

    /// <summary>Each minute by its number in the day.</summary>
    public double this[int minute]
    {
        get => _minutes[minute];
        set => _minutes[minute] = value;
    }

    public byte[] ToBytes() => MemoryMarshal.AsBytes(_minutes.AsSpan()).ToArray();

    /// <summary>The day that a minute since 1970 lies in.</summary>
    public static long DayOf(long minute) => minute / Length;
}
