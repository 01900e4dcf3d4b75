namespace AIOps.Local.Estate;

/// <summary>The simulated estate (<c>AIOps:Demo</c>).</summary>
public sealed class EstateOptions
{
    /// <summary>Seed of all noise of a new estate; an existing one keeps its own. <value>Default 1; any number.</value></summary>
    public int Seed { get; set; } = 1;

    /// <summary>Days of history before the live start of a new estate. <value>Default 3; 0 to 14.</value></summary>
    public int HistoryDays { get; set; } = 3;

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        if (HistoryDays is < 0 or > 14) yield return $"AIOps:Demo:HistoryDays is {HistoryDays}; allowed is 0 to 14.";
    }
}
