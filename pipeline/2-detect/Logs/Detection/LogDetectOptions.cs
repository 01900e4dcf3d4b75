namespace AIOps.Detect.Logs.Detection;

/// <summary>How log streams are watched. Bound from <c>AIOps:Logs</c>; a wrong value stops the start.</summary>
public sealed class LogDetectOptions
{
    /// <summary>The options with every default.</summary>
    public static LogDetectOptions Default { get; } = new();

    /// <summary>History of a stream before a template counts as new. Default 1 hour, 1 minute to 14 days.</summary>
    public TimeSpan LearningTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Lines of a stream before a template counts as new. Default 50, 1 to 1,000,000.</summary>
    public int LearningLines { get; set; } = 50;

    /// <summary>Lines of a new or rare template, within <see cref="Window"/>, that open an anomaly; a critical one opens with the first. Default 3, 1 to 1,000.</summary>
    public int NewLines { get; set; } = 3;

    /// <summary>Silence after which a known template counts as rare when it comes again. Default 1 day, 1 hour to 30 days.</summary>
    public TimeSpan RareAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Time over which rates are compared. Default 5 minutes, 1 minute to 1 hour.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Times as many lines as expected that a rate change needs, in two windows running; three quarters of it when it lasts. Default 3, 1.5 to 100.</summary>
    public double RateFactor { get; set; } = 3;

    /// <summary>Lines in a window below which no rate change is reported. Default 10, 3 to 10,000.</summary>
    public int RateLines { get; set; } = 10;

    /// <summary>Share of errors above the usual one that opens an anomaly. Default 0.2, 0.01 to 1.</summary>
    public double ErrorShare { get; set; } = 0.2;

    /// <summary>Time after a deployment in which the lines are compared with those before it. Default 30 minutes, 5 minutes to 1 day.</summary>
    public TimeSpan DeploymentTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Quiet time that clears an anomaly. Default 5 minutes, 1 minute to 1 day.</summary>
    public TimeSpan ClearAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Least time between two updates of one open anomaly. Default 30 minutes, 1 minute to 1 day.</summary>
    public TimeSpan UpdateInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>An anomaly that lasts this long is closed, and its rate is learnt as usual. Default 1 day, 1 hour to 30 days.</summary>
    public TimeSpan AcceptAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Templates held per stream; the least recently used leave. Default 512, 16 to 512 (what a stored row holds).</summary>
    public int MaxTemplates { get; set; } = 512;

    /// <summary>Checks every value.</summary>
    /// <returns>One sentence per wrong option, with its name, its value and what is allowed; empty when all are right.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        Check(errors, nameof(LearningTime), LearningTime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(14));
        Check(errors, nameof(LearningLines), LearningLines, 1, 1_000_000);
        Check(errors, nameof(NewLines), NewLines, 1, 1000);
        Check(errors, nameof(RareAfter), RareAfter, TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Check(errors, nameof(Window), Window, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Check(errors, nameof(RateFactor), RateFactor, 1.5, 100);
        Check(errors, nameof(RateLines), RateLines, 3, 10_000);
        Check(errors, nameof(ErrorShare), ErrorShare, 0.01, 1);
        Check(errors, nameof(DeploymentTime), DeploymentTime, TimeSpan.FromMinutes(5), TimeSpan.FromDays(1));
        Check(errors, nameof(ClearAfter), ClearAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Check(errors, nameof(UpdateInterval), UpdateInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Check(errors, nameof(AcceptAfter), AcceptAfter, TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Check(errors, nameof(MaxTemplates), MaxTemplates, 16, 512);
        return errors;
    }

    /// <summary>Limits of the miner of one stream: what a stored row can hold.</summary>
    internal MinerOptions Miner => new() { MaxTemplates = MaxTemplates, MaxSignatures = 8192, MaxAliases = 64, MaxTextBytes = 512 };

    private static void Check<T>(List<string> errors, string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0) errors.Add($"AIOps:Logs:{name} is {value}, allowed is {least} to {most}.");
    }
}
