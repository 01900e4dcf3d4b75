namespace AIOps.Detect.Metrics.Scoring;

/// <summary>From one value to its score: features, what lies outside their ranges, one alarm per episode.</summary>
internal static class ScoringStep
{
    /// <summary>The state before the first value.</summary>
    public static ScoringState Start() => new() { Day = HalfHours.Create() };

    /// <summary>Scores a value, then learns it.</summary>
    /// <returns>0 (as expected, or part of an episode that has been told) to 1 (never seen).</returns>
    public static double Next(ref ScoringState state, long ticks, double value)
    {
        if (state.Seen == 0)
        {
            Begin(ref state, value);
        }

        state.Size += Math.Max(1.0 / (state.Seen + 1), ScoringTuning.SizeGain) * (Math.Abs(value) - state.Size);
        var floor = (float)((ScoringTuning.Floor * state.Size) + 1e-12);
        var height = state.Ranges[(int)Feature.Value].Height + floor;
        Span<float> features = stackalloc float[ScoringState.Features];
        FeatureStep.Next(ref state, ticks, value, height, features);
        var warm = state.Seen < ScoringTuning.Warmup;
        var surprise = Compare(ref state, features, floor, warm);
        state.Seen = Math.Min(state.Seen + 1, int.MaxValue - 1);
        return warm ? 0 : state.Gate.Pass(surprise, state.Seen);
    }

    private static void Begin(ref ScoringState state, double value)
    {
        (state.Previous, state.ResidualMean, state.ShortMean, state.SlowMean) = (value, value, value, value);
        state.Size = Math.Abs(value);
        state.Shape = MovingShape.At(value);
        var start = HeldRange.At(value);
        (state.Ranges[(int)Feature.Value], state.Ranges[(int)Feature.RecentValue]) = (start, start);
        (state.Ranges[(int)Feature.Level], state.Ranges[(int)Feature.RecentLevel]) = (start, start);
    }

    // Surprises of the features are joined as independent witnesses: 1 - product(1 - surprise).
    private static float Compare(ref ScoringState state, ReadOnlySpan<float> features, float floor, bool warm)
    {
        var turnLong = Turn(ref state.LongBlock, Math.Max(ScoringTuning.LongBlock, (int)Math.Min(ScoringTuning.LongestBlock, ScoringTuning.LongBlockShare * state.Seen)));
        var slack = ScoringTuning.RecordSlack * (float)state.Spread;
        var turnShort = Turn(ref state.ShortBlock, ScoringTuning.ShortBlock);
        var turnShape = Turn(ref state.ShapeBlock, ScoringTuning.ShapeBlock);
        var doubt = 1f;
        for (var i = 0; i < ScoringState.Features; i++)
        {
            var feature = (Feature)i;
            ref var range = ref state.Ranges[i];
            var excess = range.Excess(features[i], feature is Feature.Value or Feature.RecentValue ? slack : 0, feature switch { Feature.Shape => ScoringTuning.ShapeFloor, Feature.Run => 1, _ => floor });
            if (excess > 0)
            {
                var weight = feature == Feature.Run ? (float)state.Lively : 1;
                doubt *= 1 - (weight * ScoringTuning.Weights[i] * excess / (excess + ScoringTuning.Halves[i]));
            }

            var turn = feature switch { Feature.Shape => turnShape, Feature.RecentValue or Feature.RecentLevel => turnShort, _ => turnLong };
            range.Learn(features[i], warm ? 1 : ScoringTuning.Shares[i], turn);
        }

        return 1 - doubt;
    }

    private static bool Turn(ref int block, int length)
    {
        block = block + 1 >= length ? 0 : block + 1;
        return block == 0;
    }
}
