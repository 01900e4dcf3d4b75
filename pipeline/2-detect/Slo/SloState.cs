namespace AIOps.Detect.Slo;

/// <summary>What an objective remembers between minutes.</summary>
/// <param name="EvaluatedTo">The last minute that was looked at; 0 before the first.</param>
/// <param name="Firing">Rules that alert, with the minute since when.</param>
public sealed record SloState(long EvaluatedTo, IReadOnlyDictionary<string, long> Firing)
{
    /// <summary>Before the first minute.</summary>
    public static SloState Start { get; } = new(0, new Dictionary<string, long>());
}

/// <summary>A rule began or ceased to alert.</summary>
/// <param name="Minute">The minute that decided.</param>
/// <param name="Since">The minute that it began.</param>
/// <param name="Fired">Began; false = ceased.</param>
/// <param name="Reading">The windows at that minute.</param>
public sealed record SloTransition(long Minute, long Since, bool Fired, BurnReading Reading);
