namespace AIOps.Orchestrations.Summaries;

/// <summary>Limits of model-written summaries.</summary>
public sealed class ModelSummaryOptions
{
    /// <summary>Tokens that one incident may cost. Default 20,000, range 0 (never ask) to 1,000,000.</summary>
    public int TokensPerIncident { get; set; } = 20_000;

    /// <summary>Tokens that one day (UTC) may cost. Default 500,000, range 0 (never ask) to 100,000,000.</summary>
    public int TokensPerDay { get; set; } = 500_000;

    /// <summary>Upper limit of one answer. Default 1,500 tokens, range 100 to 16,000.</summary>
    public int MaximumOutputTokens { get; set; } = 1_500;

    /// <summary>Price of a million tokens in US dollars, for the metric of cost alone. Default 0 (unknown), range 0 to 10,000.</summary>
    public double DollarsPerMillionTokens { get; set; }

    /// <summary>What tokens cost in US dollars at the configured price; 0 when none is configured.</summary>
    public double CostOf(int tokens) => tokens * DollarsPerMillionTokens / 1_000_000;

    /// <summary>Checks every option; the error names the option, the value and what is allowed.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        Require(nameof(TokensPerIncident), TokensPerIncident, 0, 1_000_000);
        Require(nameof(TokensPerDay), TokensPerDay, 0, 100_000_000);
        Require(nameof(MaximumOutputTokens), MaximumOutputTokens, 100, 16_000);
        if (DollarsPerMillionTokens is not (>= 0 and <= 10_000)) throw new ArgumentException($"ModelSummaryOptions.DollarsPerMillionTokens is {DollarsPerMillionTokens}; allowed is 0 to 10,000.");
    }

    private static void Require(string name, int value, int low, int high)
    {
        if (value < low || value > high) throw new ArgumentException($"ModelSummaryOptions.{name} is {value}; allowed is {low} to {high}.");
    }
}
