namespace AIOps.Detect.Metrics.Band;

/// <summary>
/// The range of a series without regard to the time of day: grows towards what it sees, forgets slowly.
/// Level and noise are exponentially weighted means of the value and of the absolute difference of neighbours.
/// </summary>
internal struct RecentRange
{
    private const double GrowHours = 6;
    private const double ForgetHours = 72;
    private const double LevelHours = 1;
    private const double NoiseSamples = 120;

    /// <summary>Usual level.</summary>
    public double Level;

    /// <summary>Lower end.</summary>
    public double Low;

    /// <summary>Upper end.</summary>
    public double High;

    /// <summary>Mean absolute difference of neighbouring samples.</summary>
    public double Noise;

    /// <summary>Takes in a value that is not anomalous.</summary>
    /// <param name="value">The value.</param>
    /// <param name="previous">The value before it.</param>
    /// <param name="hours">Time since then.</param>
    /// <param name="seen">Samples taken in so far.</param>
    public void Learn(double value, double previous, double hours, int seen)
    {
        if (seen == 0)
        {
            (Level, Low, High, Noise) = (value, value, value, 0);
            return;
        }

        // While there is little history, the average of all of it is the better estimate than any fixed memory.
        var early = 1.0 / (seen + 1);
        Level += Math.Max(Gain(hours, LevelHours), early) * (value - Level);
        var grow = Math.Min(1, Math.Max(Gain(hours, GrowHours), 20 * early));
        var forget = Gain(hours, ForgetHours);
        High += value > High ? grow * (value - High) : forget * (Level - High);
        Low += value < Low ? grow * (value - Low) : forget * (Level - Low);

        var step = Math.Abs(value - previous);
        var noiseGain = Math.Max(1 / NoiseSamples, early);
        Noise += noiseGain * (seen > NoiseSamples ? Math.Min(step - Noise, 8 * Noise) : step - Noise);
    }

    /// <summary>After an episode within the learning time: half of what it reached becomes part of the range.</summary>
    public void Widen(double reached)
    {
        High = Math.Max(High, High + (0.5 * (reached - High)));
        Low = Math.Min(Low, Low + (0.5 * (reached - Low)));
    }

    private static double Gain(double hours, double memory) => Math.Min(1, hours / memory);
}
