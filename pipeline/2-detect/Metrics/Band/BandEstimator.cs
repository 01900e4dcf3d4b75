using AIOps.Detect.Conditions;

namespace AIOps.Detect.Metrics.Band;

/// <summary>Joins the recent range and the day profile into what is expected now.</summary>
internal static class BandEstimator
{
    // Three times the usual step between neighbours, or a fifth of the usual height, is within what the next day may bring.
    private const double NoiseMargin = 3;
    private const double WidthMargin = 0.2;

    // A range made of fewer values than this misses much of what is usual (hourly series have one value a day in a slot).
    private const int SlotSamples = 30;

    // Samples after which half of a margin's prior is gone.
    private const double PriorSamples = 30;

    // Four standard deviations of what the catalogue expects of a healthy series.
    private const double PriorMargin = 4;

    /// <summary>The band at <paramref name="ticks"/> from everything learnt before.</summary>
    public static ExpectedBand Estimate(in SeriesState state, double value, long ticks, AlertCondition condition, bool learning, double scale)
    {
        if (state.Learnt == 0)
        {
            return new ExpectedBand(value, value, value, Math.Max(condition.MinimumAbsolute, double.Epsilon * 1024), 0);
        }

        ref readonly var range = ref state.Range;
        var (low, high) = (range.Low, range.High);
        if (state.Profile.TryRange(ticks, out var slotLow, out var slotHigh))
        {
            // With one day behind it a slot adds to the range; with enough of them it replaces it.
            var thin = state.Learnt * 3 / DaySlots.Count < SlotSamples;
            (low, high) = learning || thin ? (Math.Min(low, slotLow), Math.Max(high, slotHigh)) : (slotLow, slotHigh);
        }

        var least = condition.MinimumAbsolute * scale;
        var width = Math.Max(Math.Max(high - low, 4 * range.Noise), Math.Max(least, 1e-9 * Math.Max(Math.Abs(high), Math.Abs(low))));
        width = Math.Max(width, double.Epsilon * 1024);
        var tight = Math.Max(NoiseMargin * range.Noise, 0.05 * width);
        var margin = Math.Max(Math.Max(NoiseMargin * range.Noise, WidthMargin * width), 0.5 * least) * (learning ? 2 : 1);
        var prior = Math.Max(condition.PriorScale, condition.PriorShare * Math.Abs(range.Level)) * PriorMargin * PriorSamples / (PriorSamples + state.Learnt);
        var lower = low - Math.Max(0, margin + prior + state.Feedback.LowerShift);
        var upper = high + Math.Max(0, margin + prior + state.Feedback.UpperShift);
        if (condition.NaturalLower is { } bottom)
        {
            lower = Math.Max(lower, bottom);
        }

        if (condition.NaturalUpper is { } top)
        {
            upper = Math.Min(upper, top);
        }

        return new ExpectedBand(lower, Math.Clamp(range.Level, low, high), upper, width, tight);
    }
}
