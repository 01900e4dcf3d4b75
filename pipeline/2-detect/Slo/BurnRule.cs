namespace AIOps.Detect.Slo;

/// <summary>Alerts while the budget burns at least <paramref name="Factor"/> times too fast in both windows.</summary>
/// <param name="Name"><c>fast-burn</c> or <c>slow-burn</c>.</param>
/// <param name="Factor">Times the pace that would use the budget up exactly at the end of its window.</param>
/// <param name="LongMinutes">Makes sure that it matters.</param>
/// <param name="ShortMinutes">Makes sure that it goes on, so that the alert ends soon after the trouble.</param>
/// <param name="Severity">0 (critical) to 4 (verbose).</param>
public sealed record BurnRule(string Name, double Factor, int LongMinutes, int ShortMinutes, int Severity);

/// <summary>How fast a budget burns over one window.</summary>
/// <param name="Minutes">Length of the window.</param>
/// <param name="Rate">Share of bad events over the share that the target leaves; 0 when there were no events.</param>
/// <param name="Events">Events in the window.</param>
/// <param name="DataShare">Share of its minutes that have data, 0 to 1.</param>
public readonly record struct Burn(int Minutes, double Rate, double Events, double DataShare);

/// <summary>Where a rule stands at one minute.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Long">The long window.</param>
/// <param name="Short">The short window.</param>
/// <param name="Enough">Both windows have the data that the minimum-data rule asks for.</param>
public sealed record BurnReading(BurnRule Rule, Burn Long, Burn Short, bool Enough)
{
    // Sums of thousands of minutes are exact to about 1e-12: a rate that is the factor must not miss it by rounding.
    private const double Rounding = 1e-9;

    /// <summary>Both windows burn too fast.</summary>
    public bool BurnsTooFast => Long.Rate >= Rule.Factor * (1 - Rounding) && Short.Rate >= Rule.Factor * (1 - Rounding);

    /// <summary>Both windows burn too fast, and there is enough data to say so.</summary>
    public bool Fires => Enough && BurnsTooFast;
}
