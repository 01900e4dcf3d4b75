using AIOps.Remediate.Catalogue;

namespace AIOps.Remediate.Planning;

/// <summary>How plans are made (<c>AIOps:Planner</c>).</summary>
public sealed class PlannerOptions
{
    /// <summary>Smallest confidence of a cause that is acted on. <value>Default 0.2; 0 to 1.</value></summary>
    public double MinConfidence { get; set; } = 0.2;

    /// <summary>Attempts per incident before it goes to a person. <value>Default 2; 1 to 5.</value></summary>
    public int MaxAttempts { get; set; } = 2;

    /// <summary>Consecutive good samples that prove success. <value>Default 3; 1 to 60.</value></summary>
    public int GoodSamples { get; set; } = 3;

    /// <summary>Time for the proof, from the end of the action; ingest lag of Azure metrics (6-10 minutes) included. <value>Default 20 minutes; 1 minute to 6 hours.</value></summary>
    public TimeSpan VerifyWithin { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How much a disk grows. <value>Default 2 (doubling); 1.1 to 4.</value></summary>
    public double DiskGrowthFactor { get; set; } = 2;

    /// <summary>Instances that one scale-out adds. <value>Default 1; 1 to 10.</value></summary>
    public int ScaleOutStep { get; set; } = 1;

    /// <summary>Capacity that a scale-out never goes beyond. <value>Default 10; 1 to 1000.</value></summary>
    public int MaxCapacity { get; set; } = 10;

    /// <summary>Actions that configuration adds, proposed after the shipped ones. <value>Default none.</value></summary>
    public IList<Remedy> Remedies { get; init; } = [];

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    /// <param name="catalogue">The actions that exist; default: the shipped ones.</param>
    public IEnumerable<string> Validate(ActionCatalogue? catalogue = null)
    {
        foreach (var error in Remedies.SelectMany(r => r.Validate(catalogue ?? ActionCatalogue.Default))) yield return error;
        if (MinConfidence is not (>= 0 and <= 1)) yield return Wrong(nameof(MinConfidence), MinConfidence, "0 to 1");
        if (MaxAttempts is < 1 or > 5) yield return Wrong(nameof(MaxAttempts), MaxAttempts, "1 to 5");
        if (GoodSamples is < 1 or > 60) yield return Wrong(nameof(GoodSamples), GoodSamples, "1 to 60");
        if (VerifyWithin < TimeSpan.FromMinutes(1) || VerifyWithin > TimeSpan.FromHours(6)) yield return Wrong(nameof(VerifyWithin), VerifyWithin, "00:01:00 to 06:00:00");
        if (DiskGrowthFactor is not (>= 1.1 and <= 4)) yield return Wrong(nameof(DiskGrowthFactor), DiskGrowthFactor, "1.1 to 4");
        if (ScaleOutStep is < 1 or > 10) yield return Wrong(nameof(ScaleOutStep), ScaleOutStep, "1 to 10");
        if (MaxCapacity is < 1 or > 1000) yield return Wrong(nameof(MaxCapacity), MaxCapacity, "1 to 1000");
    }

    private static string Wrong(string option, object value, string allowed) => $"AIOps:Planner:{option} is {value}; allowed is {allowed}.";
}
