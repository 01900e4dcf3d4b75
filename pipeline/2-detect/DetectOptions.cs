using AIOps.Detect.Conditions;

namespace AIOps.Detect;

/// <summary>How metric series are watched. Bound from <c>AIOps:Detect</c>; a wrong value stops the start.</summary>
public sealed class DetectOptions
{
    /// <summary>The options with every default.</summary>
    public static DetectOptions Default { get; } = new();

    /// <summary>Samples before a series may open an anomaly other than a reached limit. Default 30, 5 to 10,000.</summary>
    public int MinimumSamples { get; set; } = 30;

    /// <summary>History after which a series counts as learnt; until then severities are capped and events say "learning". Default 2 days, 1 hour to 14 days.</summary>
    public TimeSpan LearningTime { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Samples outside the band that open an anomaly (N of N of M). Default 2, 1 to <see cref="BreachWindow"/>.</summary>
    public int BreachSamples { get; set; } = 2;

    /// <summary>The last samples among which <see cref="BreachSamples"/> are counted (M of N of M). Default 3, 1 to 32.</summary>
    public int BreachWindow { get; set; } = 3;

    /// <summary>Consecutive samples back inside the band that clear an anomaly (keep-firing). Default 3, 1 to 32.</summary>
    public int ClearSamples { get; set; } = 3;

    /// <summary>Least time between two updates of one open anomaly that did not get clearly worse. Default 30 minutes, 1 minute to 1 day.</summary>
    public TimeSpan UpdateInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>An anomaly that lasts this long is closed, and its level is learnt as normal. Default 1 day, 1 hour to 30 days.</summary>
    public TimeSpan AcceptAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Deviations that matter, as a multiple of what the catalogue says for the metric: smaller is more sensitive. Default 1, 0.1 to 10.</summary>
    public double DeviationScale { get; set; } = 1;

    /// <summary>Silence after which a series that reported regularly counts as missing, at least ten of its steps. Default 30 minutes (exports are up to 20 minutes late), 5 minutes to 7 days.</summary>
    public TimeSpan MissingAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest window that may be kept out of learning. Default 7 days, 1 minute to 30 days.</summary>
    public TimeSpan LongestExclusion { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Score from which an unusual movement inside the band is reported as a pattern; 1 reports none. Default 0.85, 0.2 to 1.</summary>
    public double PatternScore { get; set; } = 0.85;

    /// <summary>Corrections of the alert conditions; the last one that names a series wins. Default none.</summary>
    public IList<ConditionOption> Conditions { get; init; } = [];

    /// <summary>Checks every value.</summary>
    /// <returns>One sentence per wrong option, with its name, its value and what is allowed; empty when all are right.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        Check(errors, nameof(MinimumSamples), MinimumSamples, 5, 10_000);
        Check(errors, nameof(LearningTime), LearningTime, TimeSpan.FromHours(1), TimeSpan.FromDays(14));
        Check(errors, nameof(BreachWindow), BreachWindow, 1, 32);
        Check(errors, nameof(BreachSamples), BreachSamples, 1, Math.Clamp(BreachWindow, 1, 32));
        Check(errors, nameof(ClearSamples), ClearSamples, 1, 32);
        Check(errors, nameof(UpdateInterval), UpdateInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Check(errors, nameof(AcceptAfter), AcceptAfter, TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Check(errors, nameof(DeviationScale), DeviationScale, 0.1, 10);
        Check(errors, nameof(MissingAfter), MissingAfter, TimeSpan.FromMinutes(5), TimeSpan.FromDays(7));
        Check(errors, nameof(LongestExclusion), LongestExclusion, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        Check(errors, nameof(PatternScore), PatternScore, 0.2, 1);
        errors.AddRange(Conditions.SelectMany((condition, index) => condition.Validate($"AIOps:Detect:{nameof(Conditions)}:{index}")));
        return errors;
    }

    private static void Check<T>(List<string> errors, string name, T value, T least, T most)
        where T : IComparable<T>
    {
        // A NaN compares below everything, so it is refused as well.
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"AIOps:Detect:{name} is {value}, allowed is {least} to {most}.");
        }
    }
}
