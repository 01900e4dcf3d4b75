using System.Runtime.CompilerServices;
using AIOps.Detect.Metrics.Band;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>The usual course of a day (UTC), learnt one half hour at a time, when it is over: a mean, and the range of values.</summary>
internal struct HalfHours
{
    private const int Slots = 48;
    private const long SlotTicks = TimeSpan.TicksPerDay / Slots;

    private Means _means;
    private Ranges _ranges;
    private double _sum;
    private float _low;
    private float _high;
    private int _seen;
    private int _slot;
    private float _position;

    /// <summary>A day that has not been seen.</summary>
    public static HalfHours Create()
    {
        var day = default(HalfHours);
        ((Span<float>)day._means).Fill(float.NaN);
        ((Span<SlotRange>)day._ranges).Fill(SlotRange.Empty);
        day._slot = -1;
        return day;
    }

    /// <summary>True when an earlier day has been seen at the time of day of the last value.</summary>
    public readonly bool IsKnown => !float.IsNaN(_means[_slot]);

    /// <summary>The usual value at the time of day of the last value: the means, joined by straight lines.</summary>
    public readonly double Usual
    {
        get
        {
            double here = _means[_slot];
            double other = _means[_position < 0 ? Before(_slot) : After(_slot)];
            return double.IsNaN(other) ? here : here + (Math.Abs(_position) * (other - here));
        }
    }

    /// <summary>Takes in a value.</summary>
    public void Learn(long ticks, double value)
    {
        var inDay = ticks % TimeSpan.TicksPerDay;
        var slot = (int)(inDay / SlotTicks);
        if (slot != _slot)
        {
            Close();
            (_slot, _sum, _seen, _low, _high) = (slot, 0, 0, (float)value, (float)value);
        }

        _position = ((inDay % SlotTicks) / (float)SlotTicks) - 0.5f;
        _sum += value;
        _seen++;
        _low = Math.Min(_low, (float)value);
        _high = Math.Max(_high, (float)value);
    }

    /// <summary>How far a value lies outside what this half hour and its neighbours held on earlier days, in the unit of the value; 0 inside.</summary>
    public readonly double Outside(double value)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        Include(_ranges[_slot], ref low, ref high);
        Include(_ranges[Before(_slot)], ref low, ref high);
        Include(_ranges[After(_slot)], ref low, ref high);
        return value > high ? value - high : value < low ? low - value : 0;
    }

    private static int Before(int slot) => slot == 0 ? Slots - 1 : slot - 1;

    private static int After(int slot) => slot == Slots - 1 ? 0 : slot + 1;

    private static void Include(SlotRange range, ref double low, ref double high)
    {
        if (!range.IsEmpty)
        {
            (low, high) = (Math.Min(low, range.Low), Math.Max(high, range.High));
        }
    }

    private void Close()
    {
        if (_slot < 0)
        {
            return;
        }

        var mean = (float)(_sum / _seen);
        ref var stored = ref _means[_slot];
        if (float.IsNaN(stored))
        {
            (stored, _ranges[_slot]) = (mean, SlotRange.Of(_low, _high));
            return;
        }

        stored += ScoringTuning.DayRate * (mean - stored);
        var range = _ranges[_slot];
        _ranges[_slot] = SlotRange.Of(
            _low < range.Low ? _low : range.Low + (ScoringTuning.DayShrink * (_low - range.Low)),
            _high > range.High ? _high : range.High + (ScoringTuning.DayShrink * (_high - range.High)));
    }

    [InlineArray(Slots)]
    private struct Means
    {
        private float _first;
    }

    [InlineArray(Slots)]
    private struct Ranges
    {
        private SlotRange _first;
    }
}
