namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// The one configuration of the scorer, for every series. Chosen on NAB together with generated series of other shapes and steps
/// (the second set keeps the first from being learnt by heart); block growth, slack and age on variations of both and on long series. Lengths are in samples.
/// </summary>
internal static class ScoringTuning
{
    /// <summary>Samples before anything is scored.</summary>
    public const int Warmup = 59;

    /// <summary>Change that counts as one height of a range when the range itself is flat, as a share of the mean absolute value.</summary>
    public const double Floor = 0.01746;

    /// <summary>Gain of the mean that residuals are taken from.</summary>
    public const double ResidualGain = 1 / 3.474;

    /// <summary>Gain of the short mean.</summary>
    public const double LevelGain = 1 / 8.212;

    /// <summary>Gain of the mean difference of neighbours.</summary>
    public const double SpreadGain = 1 / 19.88;

    /// <summary>Gain of the mean absolute value.</summary>
    public const double SizeGain = 0.001;

    /// <summary>Gain of the slow mean.</summary>
    public const double SlowGain = 1 / 2000.0;

    /// <summary>Gain of the mean seasonal deviation.</summary>
    public const double SeasonGain = 1 / 24.1;

    /// <summary>Gain of the errors that decide how far the season is trusted.</summary>
    public const double TrustGain = 0.002;

    /// <summary>How far a half hour of the day moves to what one day showed.</summary>
    public const float DayRate = 0.933f;

    /// <summary>Least length of a block of most features: a record is one against the last 1 to 2 blocks.</summary>
    public const int LongBlock = 2050;

    /// <summary>
    /// A block grows to this share of what has been seen: a record against a fortnight says more than one against a day, and a series that is watched for months must not
    /// tell the same kind of record once per block for ever.
    /// </summary>
    public const float LongBlockShare = 0.3f;

    /// <summary>Longest block.</summary>
    public const int LongestBlock = 100_000;

    /// <summary>
    /// Typical differences of neighbours that a value has to leave its range by before it counts: a series that wanders makes a small record with nearly every step.
    /// </summary>
    public const float RecordSlack = 0.03f;

    /// <summary>How much every doubling of the samples seen beyond <see cref="YoungSamples"/> weakens a score: of more comparisons, more are odd by chance.</summary>
    public const float AgeWeight = 0.15f;

    /// <summary>Samples up to which age does not count.</summary>
    public const int YoungSamples = 5000;

    /// <summary>Length of a block of the short comparisons.</summary>
    public const int ShortBlock = 297;

    /// <summary>Length of a block of shape distances.</summary>
    public const int ShapeBlock = 5000;

    /// <summary>Shrinkage of a held range per sample.</summary>
    public const float Forget = 1 / 28497f;

    /// <summary>A shape at most this far from a box belongs to it; the largest possible distance is 2,040.</summary>
    public const int Vigilance = 64;

    /// <summary>How far a box grows to a shape.</summary>
    public const float BoxGrowth = 0.1267f;

    /// <summary>Coefficient coded as half of the scale, in geometric means of its usual size and the height of the values.</summary>
    public const float ShapeSoftness = 0.6812f;

    /// <summary>Gain of the usual size of a coefficient.</summary>
    public const float ShapeForget = 0.002f;

    /// <summary>Distance that counts as one height when all shapes were alike.</summary>
    public const float ShapeFloor = 31.23f;

    /// <summary>Share of the evidence that is kept for the next sample.</summary>
    public const float EvidenceKept = 0.97f;

    /// <summary>Share of the silence after an alarm that is kept for the next sample.</summary>
    public const float SilenceKept = 1 - (1 / 81.35f);

    /// <summary>What is clearly stronger than the last alarm.</summary>
    public const float Escalation = 2.001f;

    /// <summary>Share of the habit that is kept for the next sample.</summary>
    public const float HabitKept = 1 - (1 / 5008f);

    /// <summary>How much a habit of alarming weakens the next alarm.</summary>
    public const float HabitWeight = 3.6f;

    /// <summary>Largest surprise of each <see cref="Feature"/>.</summary>
    public static ReadOnlySpan<float> Weights => [0.98f, 0.5203f, 0.5041f, 0.5562f, 0.7752f, 0.1617f, 0.98f, 0.7952f, 0.8946f];

    /// <summary>Excess at which half of that is reached.</summary>
    public static ReadOnlySpan<float> Halves => [0.06231f, 4.073f, 0.03018f, 0.4632f, 0.03652f, 0.4944f, 0.1686f, 2.099f, 0.5534f];

    /// <summary>How far each range moves to a record.</summary>
    public static ReadOnlySpan<float> Shares => [1f, 0.1186f, 0.8477f, 0.7807f, 0.6577f, 0.1f, 0.8455f, 0.5829f, 0.1087f];
}
