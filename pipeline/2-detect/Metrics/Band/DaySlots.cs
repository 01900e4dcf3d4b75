using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics.Band;

/// <summary>One range per twenty minutes of the day (UTC).</summary>
[InlineArray(Count)]
internal struct DaySlots
{
    /// <summary>Slots per day.</summary>
    public const int Count = 72;

    private SlotRange _first;

    /// <summary>The slot of an event time.</summary>
    public static int IndexOf(long ticks) => (int)(ticks % TimeSpan.TicksPerDay / (TimeSpan.TicksPerDay / Count));
}
