namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// The one configuration of the scorer, for every series. Chosen on NAB together with generated series of other shapes and steps
/// (the second set keeps the first from being learnt by heart); lengths are in samples.
/// </summary>
internal static class ScoringTuning
{
    /// <summary>Samples before anything is scored.</summary>
    public const int Warmup = 59;

    /// <summary>Change that counts as one height of a range when the range itself is flat, as a share of the mean absolute value.</summary>
    public const double Floor = 0.02644;

    /// <summary>Gain of the mean that residuals are taken from.</summary>
    public const double ResidualGain = 1 / 3.0;

    /// <summary>Gain of the short mean.</summary>
    public const double LevelGain = 1 / 9.404;

    /// <summary>Gain of the mean absolute value.</summary>
    public const double SizeGain = 0.001;

    /// <summary>Gain of the slow mean.</summary>
    public const double SlowGain = 1 / 2000.0;

    /// <summary>Gain of the mean seasonal deviation.</summary>
    public const double SeasonGain = 1 / 13.37;

    /// <summary>Gain of the errors that decide how far the season is trusted.</summary>
    public const double TrustGain = 0.002;

    /// <summary>How far a half hour of the day moves to what one day showed.</summary>
    public const float DayRate = 0.2633f;

    /// <summary>How far the range of a half hour shrinks to what one day showed; it grows at once.</summary>
    public const float DayShrink = 0.04621f;

    /// <summary>Length of a block of most features: a record is one against the last 1 to 2 blocks.</summary>
    public const int LongBlock = 2684;

    /// <summary>Length of a block of the short comparisons.</summary>
    public const int ShortBlock = 297;

    /// <summary>Length of a block of shape distances.</summary>
    public const int ShapeBlock = 1305;

    /// <summary>Shrinkage of a held range per sample.</summary>
    public const float Forget = 1 / 28838f;

    /// <summary>A shape at most this far from a box belongs to it; the largest possible distance is 2,040.</summary>
    public const int Vigilance = 50;

    /// <summary>How far a box grows to a shape.</summary>
    public const float BoxGrowth = 0.428f;

    /// <summary>Coefficient coded as half of the scale, in geometric means of its usual size and the height of the values.</summary>
    public const float ShapeSoftness = 0.607f;

    /// <summary>Gain of the usual size of a coefficient.</summary>
    public const float ShapeForget = 0.002f;

    /// <summary>Distance that counts as one height when all shapes were alike.</summary>
    public const float ShapeFloor = 17.27f;

    /// <summary>Evidence of amplitude that is left when the time of day has held such values before.</summary>
    public const float UsualShare = 1f;

    /// <summary>Excess over what the time of day has held, in heights of the range of values, that gives half of the rest back.</summary>
    public const float UsualHalf = 0.1452f;

    /// <summary>Share of the evidence that is kept for the next sample.</summary>
    public const float EvidenceKept = 0.8946f;

    /// <summary>Share of the silence after an alarm that is kept for the next sample.</summary>
    public const float SilenceKept = 1 - (1 / 129.1f);

    /// <summary>What is clearly stronger than the last alarm.</summary>
    public const float Escalation = 2.001f;

    /// <summary>Share of the habit that is kept for the next sample.</summary>
    public const float HabitKept = 1 - (1 / 3899f);

    /// <summary>How much a habit of alarming weakens the next alarm.</summary>
    public const float HabitWeight = 1.035f;

    /// <summary>Largest surprise of each <see cref="Feature"/>.</summary>
    public static ReadOnlySpan<float> Weights => [0.8881f, 0.6124f, 0.6408f, 0.3918f, 0.8706f, 0.1509f, 0.65f, 0.569f];

    /// <summary>Excess at which half of that is reached.</summary>
    public static ReadOnlySpan<float> Halves => [0.1474f, 2.012f, 0.0399f, 0.1739f, 0.0575f, 0.3343f, 0.1155f, 0.8811f];

    /// <summary>How far each range moves to a record.</summary>
    public static ReadOnlySpan<float> Shares => [0.94f, 0.9763f, 0.9763f, 0.9763f, 0.5869f, 0.1423f, 1f, 0.9763f];
}
