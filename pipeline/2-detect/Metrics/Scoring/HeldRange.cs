using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// The range of a feature over its last H to 2H samples, in four numbers: the range of the present block and the one held from the block before.
/// A held range hardly shrinks between two equal peaks, so a peak that comes back is not a record again.
/// </summary>
internal struct HeldRange
{
    private float _low;
    private float _high;
    private float _blockLow;
    private float _blockHigh;

    /// <summary>A range that holds one value.</summary>
    public static HeldRange At(double value)
    {
        var start = (float)value;
        return new HeldRange { _low = start, _high = start, _blockLow = start, _blockHigh = start };
    }

    /// <summary>Height of the range.</summary>
    public readonly float Height => _high - _low;

    /// <summary>How far a value lies outside, in heights of the range; 0 inside.</summary>
    /// <param name="value">The value.</param>
    /// <param name="slack">Distance that does not count, 0 or more.</param>
    /// <param name="floor">Added to the height, so that a change that is tiny by itself is no record; above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Excess(float value, float slack, float floor)
    {
        var away = Math.Max(value - _high, _low - value) - slack;
        return away > 0 ? away / (Height + floor) : 0;
    }

    /// <summary>Takes in a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="share">How much of the way to a record the range moves, above 0 to 1.</param>
    /// <param name="turn">True when a block ends: what is older than it is forgotten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Learn(float value, float share, bool turn)
    {
        if (turn)
        {
            (_low, _high, _blockLow, _blockHigh) = (_blockLow, _blockHigh, value, value);
        }

        // The slow shrinkage lets a near-record count again after thousands of samples.
        var shrink = 0.5f * ScoringTuning.Forget * (_high - _low);
        _high -= shrink;
        _low += shrink;
        _high += share * Math.Max(0, value - _high);
        _low += share * Math.Min(0, value - _low);
        _blockHigh += share * Math.Max(0, value - _blockHigh);
        _blockLow += share * Math.Min(0, value - _blockLow);
    }
}
