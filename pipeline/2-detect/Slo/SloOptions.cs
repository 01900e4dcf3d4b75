namespace AIOps.Detect.Slo;

/// <summary>Service level objectives and when they alert. Bound from <c>AIOps:Slo</c>; a wrong value stops the start.</summary>
public sealed class SloOptions
{
    /// <summary>The objectives. Default none.</summary>
    public IList<SloObjective> Objectives { get; init; } = [];

    /// <summary>Burn rate that pages over an hour and five minutes. Default 14.4 (2 % of a 30-day budget in an hour), 1 to 1,000.</summary>
    public double FastBurn { get; set; } = 14.4;

    /// <summary>Burn rate that alerts over six hours and thirty minutes. Default 6 (5 % of a 30-day budget in six hours), 1 to 1,000.</summary>
    public double SlowBurn { get; set; } = 6;

    /// <summary>Share of a window's minutes that must have data before it may alert. Default 0.5, 0.05 to 1.</summary>
    public double MinimumDataShare { get; set; } = 0.5;

    /// <summary>Events that the long window must hold before it may alert (minutes, for a latency objective without <c>Total</c>). Default 30, 1 to 1,000,000.</summary>
    public double MinimumEvents { get; set; } = 30;

    /// <summary>The two rules, from the Site Reliability Workbook, chapter 5: a long window that is sure and a short one that ends quickly.</summary>
    public IReadOnlyList<BurnRule> Rules =>
    [
        new("fast-burn", FastBurn, 60, 5, 1),
        new("slow-burn", SlowBurn, 360, 30, 2),
    ];

    /// <summary>Checks every value.</summary>
    /// <returns>One sentence per wrong option, with its name, its value and what is allowed; empty when all are right.</returns>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(errors, nameof(FastBurn), FastBurn, 1, 1000);
        Check(errors, nameof(SlowBurn), SlowBurn, 1, 1000);
        Check(errors, nameof(MinimumDataShare), MinimumDataShare, 0.05, 1);
        Check(errors, nameof(MinimumEvents), MinimumEvents, 1, 1_000_000);
        errors.AddRange(Objectives.SelectMany(SloObjectiveCheck.Errors));
        foreach (var twice in Objectives.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            errors.Add($"AIOps:Slo:Objectives: {twice.Count()} objectives are named '{twice.Key}'; names must be unique.");
        }

        return errors;
    }

    private static void Check(List<string> errors, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            errors.Add($"AIOps:Slo:{name} is {value}, allowed is {least} to {most}.");
        }
    }
}
