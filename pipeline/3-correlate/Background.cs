namespace AIOps.Correlate;

/// <summary>What alerts without an incident usually look like: exponentially fading counts, so that they follow the estate.</summary>
public sealed record Background
{
    /// <summary>When the counts were last brought up to date; null before the first alert.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Such alerts per day, fading with a time constant of six hours, so that it follows the time of day.</summary>
    public double PerDay { get; init; }

    /// <summary>Such alerts, fading with a time constant of two days.</summary>
    public double Count { get; init; }

    /// <summary>Those of <see cref="Count"/> that came together with another one of the same resource.</summary>
    public double Paired { get; init; }

    /// <summary>Those of <see cref="Count"/> that lasted, or whose end never came, at each of <see cref="Admission.Hum.Ages"/>.</summary>
    public IReadOnlyList<double> Lasting { get; init; } = [];
}
