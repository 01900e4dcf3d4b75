using AIOps.Detect.Forecasting.Tracking;
using AIOps.Orchestrations.Stats;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>How good forecasts were: each was kept until its time came, and compared with what came.</summary>
public sealed record ForecastStats
{
    /// <summary>Series that are forecast.</summary>
    public required int Series { get; init; }

    /// <summary>Forecast points whose time has come.</summary>
    public required long Scored { get; init; }

    /// <summary>Share of them inside their 80 % interval; null before the first.</summary>
    public required double? Coverage80 { get; init; }

    /// <summary>1 - error / error of "stays as it is"; null before the first.</summary>
    public required double? Skill { get; init; }

    /// <summary>Warnings open now.</summary>
    public required int OpenWarnings { get; init; }

    /// <summary>Warnings that are over.</summary>
    public required int Warnings { get; init; }

    /// <summary>Limits reached under a warning.</summary>
    public required int Hits { get; init; }

    /// <summary>Warnings after which room was won in time.</summary>
    public required int Averted { get; init; }

    /// <summary>Warnings after which nothing came.</summary>
    public required int FalseWarnings { get; init; }

    /// <summary>Limits reached without a warning.</summary>
    public required int Missed { get; init; }

    /// <summary>Hits over hits and missed; null before the first limit was reached.</summary>
    public required double? HitRate { get; init; }

    /// <summary>From a warning to the limit; null before the first hit.</summary>
    public required LagSnapshot? LeadTimeSeconds { get; init; }

    /// <summary>False warnings per 1,000 days of one series; null before the first day.</summary>
    public required double? FalseWarningsPer1000Days { get; init; }

    internal static ForecastStats Of(ForecastTally tally)
    {
        var leads = tally.LeadSeconds.Order().ToList();
        return new ForecastStats
        {
            Series = tally.Series,
            Scored = tally.Scored,
            Coverage80 = Share(tally.Inside, tally.Scored),
            Skill = tally.NaiveError > 0 ? 1 - (tally.Error / tally.NaiveError) : null,
            OpenWarnings = tally.Open,
            Warnings = tally.Hits + tally.Averted + tally.FalseWarnings,
            Hits = tally.Hits,
            Averted = tally.Averted,
            FalseWarnings = tally.FalseWarnings,
            Missed = tally.Missed,
            HitRate = Share(tally.Hits, tally.Hits + tally.Missed),
            LeadTimeSeconds = leads.Count == 0 ? null : new LagSnapshot(leads[leads.Count / 2], leads[(int)(0.95 * (leads.Count - 1))]),
            FalseWarningsPer1000Days = tally.Days < 1 ? null : 1000 * tally.FalseWarnings / tally.Days,
        };
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
