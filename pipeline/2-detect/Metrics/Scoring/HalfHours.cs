using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>The usual course of a day (UTC), learnt one half hour at a time, when it is over.</summary>
internal struct HalfHours
{
    private const int Slots = 48;
    private const long SlotTicks = TimeSpan.TicksPerDay / Slots;

    private Means _means;
    private double _sum;
    private int _seen;
    private int _slot;
    private float _position;

    /// <summary>A day that has not been seen.</summary>
    public static HalfHours Create()
    {
        var day = default(HalfHours);
        ((Span<float>)day._means).Fill(float.NaN);
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
            (_slot, _sum, _seen) = (slot, 0, 0);
        }

        _position = ((inDay % SlotTicks) / (float)SlotTicks) - 0.5f;
        _sum += value;
        _seen++;
    }

    private static int Before(int slot) => slot == 0 ? Slots - 1 : slot - 1;

    private static int After(int slot) => slot == Slots - 1 ? 0 : slot + 1;

    private void Close()
    {
        if (_slot < 0)
        {
            return;
        }

        var mean = (float)(_sum / _seen);
        ref var stored = ref _means[_slot];
        stored = float.IsNaN(stored) ? mean : stored + (ScoringTuning.DayRate * (mean - stored));
    }

    [InlineArray(Slots)]
    private struct Means
    {
        private float _first;
    }
}
