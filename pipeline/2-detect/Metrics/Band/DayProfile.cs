namespace AIOps.Detect.Metrics.Band;

/// <summary>
/// The seasonal profile of one day: for each twenty minutes the range of values seen there on earlier days.
/// A slot takes in its day when the day has left its neighbourhood, so what is expected never contains what is being judged:
/// closed any earlier, the start of an outage would vouch for the rest of it.
/// </summary>
internal struct DayProfile
{
    // The second day moves a range this far towards what it saw; growth is quicker than shrinkage because an alarm costs more than a wider band.
    private const double Grow = 0.5;
    private const double Shrink = 0.15;

    private DaySlots _slots;
    private double _low;
    private double _high;
    private double _pendingLow;
    private double _pendingHigh;
    private short _current;
    private short _pending;
    private short _seen;

    /// <summary>A profile that has seen nothing.</summary>
    public static DayProfile Create()
    {
        var profile = default(DayProfile);
        ((Span<SlotRange>)profile._slots).Fill(SlotRange.Empty);
        profile._current = -1;
        profile._pending = -1;
        return profile;
    }

    /// <summary>True while the slot of <paramref name="ticks"/> has no earlier day behind it.</summary>
    public readonly bool IsEmptyAt(long ticks) => _slots[DaySlots.IndexOf(ticks)].IsEmpty;

    /// <summary>Union of the slot and its two neighbours: a job that starts ten minutes late is still the usual job.</summary>
    /// <returns>False when none of the three has seen an earlier day.</returns>
    public readonly bool TryRange(long ticks, out double low, out double high)
    {
        var slot = DaySlots.IndexOf(ticks);
        (low, high) = (double.MaxValue, double.MinValue);
        Include(slot, ref low, ref high);
        Include(slot == 0 ? DaySlots.Count - 1 : slot - 1, ref low, ref high);
        Include(slot == DaySlots.Count - 1 ? 0 : slot + 1, ref low, ref high);
        return low <= high;
    }

    /// <summary>Takes in one value; the caller has clamped it when it was anomalous.</summary>
    public void Learn(long ticks, double value)
    {
        var slot = DaySlots.IndexOf(ticks);
        if (slot != _current)
        {
            Close();
            (_pending, _pendingLow, _pendingHigh) = (_seen == 0 ? (short)-1 : _current, _low, _high);
            _current = (short)slot;
            (_low, _high, _seen) = (value, value, 0);
        }

        _low = Math.Min(_low, value);
        _high = Math.Max(_high, value);
        _seen = 1;
    }

    /// <summary>Lets the slots from one event time to another hold a range: what was kept out of learning is taken in after all.</summary>
    public void Readmit(long fromTicks, long untilTicks, double low, double high)
    {
        var first = DaySlots.IndexOf(fromTicks);
        var count = (int)Math.Min(DaySlots.Count, ((untilTicks - fromTicks) / (TimeSpan.TicksPerDay / DaySlots.Count)) + 1);
        for (var i = 0; i < count; i++)
        {
            ref var slot = ref _slots[(first + i) % DaySlots.Count];
            slot = slot.IsEmpty ? SlotRange.Of(low, high) : SlotRange.Of(Math.Min(slot.Low, low), Math.Max(slot.High, high));
        }
    }

    private readonly void Include(int slot, ref double low, ref double high)
    {
        var range = _slots[slot];
        if (!range.IsEmpty)
        {
            low = Math.Min(low, range.Low);
            high = Math.Max(high, range.High);
        }
    }

    private void Close()
    {
        if (_pending < 0)
        {
            return;
        }

        var range = _slots[_pending];
        _slots[_pending] = range.IsEmpty
            ? SlotRange.Of(_pendingLow, _pendingHigh)
            : SlotRange.Of(
                range.Low + ((_pendingLow < range.Low ? Grow : Shrink) * (_pendingLow - range.Low)),
                range.High + ((_pendingHigh > range.High ? Grow : Shrink) * (_pendingHigh - range.High)));
    }
}
