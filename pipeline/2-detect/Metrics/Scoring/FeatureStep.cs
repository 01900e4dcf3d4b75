using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>Brings the features of a series up to date with one value. Constant time, no allocation.</summary>
internal static class FeatureStep
{
    /// <summary>Values of the features.</summary>
    /// <param name="state">State of the series; its ranges are left as they were.</param>
    /// <param name="ticks">Event time, UTC ticks.</param>
    /// <param name="value">The value.</param>
    /// <param name="height">Height of the range of values, floor included.</param>
    /// <param name="features">Receives one number per <see cref="Feature"/>.</param>
    public static void Next(ref ScoringState state, long ticks, double value, float height, Span<float> features)
    {
        var early = 1.0 / (state.Seen + 1);
        var residual = value - state.ResidualMean;
        Move(ref state.ResidualMean, value, Math.Max(early, ScoringTuning.ResidualGain));
        Move(ref state.ShortMean, value, Math.Max(early, ScoringTuning.LevelGain));
        Move(ref state.Spread, Math.Abs(value - state.Previous), Math.Max(early, ScoringTuning.SpreadGain));
        Move(ref state.Lively, value == state.Previous ? 0 : 1, Math.Max(early, ScoringTuning.SizeGain));
        state.Run = value == state.Previous ? Math.Min(state.Run + 1, int.MaxValue - 1) : 0;
        state.Previous = value;

        features[(int)Feature.Value] = (float)value;
        features[(int)Feature.RecentValue] = (float)value;
        features[(int)Feature.Residual] = (float)residual;
        features[(int)Feature.Level] = (float)state.ShortMean;
        features[(int)Feature.RecentLevel] = (float)state.ShortMean;
        features[(int)Feature.Spread] = (float)state.Spread;
        features[(int)Feature.Run] = MathF.Log(1 + state.Run);
        features[(int)Feature.Season] = Season(ref state, ticks, value);
        Move(ref state.SlowMean, value, Math.Max(early, ScoringTuning.SlowGain));
        var shape = state.Shape.Next(value, height, early, ScoringTuning.ShapeSoftness, ScoringTuning.ShapeForget);
        features[(int)Feature.Shape] = state.Shapes.Match(shape, state.Seen, ScoringTuning.Vigilance, ScoringTuning.BoxGrowth);
    }

    // The season counts as far as it predicts better than no season does.
    private static float Season(ref ScoringState state, long ticks, double value)
    {
        state.Day.Learn(ticks, value);
        if (!state.Day.IsKnown)
        {
            return 0;
        }

        var deviation = value - state.Day.Usual;
        var naive = value - state.SlowMean;
        Move(ref state.SeasonError, deviation * deviation, ScoringTuning.TrustGain);
        Move(ref state.SlowError, naive * naive, ScoringTuning.TrustGain);
        Move(ref state.SeasonMean, deviation, ScoringTuning.SeasonGain);
        var trust = state.SlowError > 0 ? Math.Clamp(1 - (state.SeasonError / state.SlowError), 0, 1) : 0;
        return (float)(state.SeasonMean * trust);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(ref double mean, double value, double gain) => mean += gain * (value - mean);
}
