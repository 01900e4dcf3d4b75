namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>How good the forecasts of a series, or of many, were.</summary>
public sealed record ForecastTally
{
    /// <summary>Lead times kept of a series: enough for a median.</summary>
    private const int LeadsKept = 20;

    /// <summary>Series behind it.</summary>
    public int Series { get; init; }

    /// <summary>Forecast points whose time has come.</summary>
    public long Scored { get; init; }

    /// <summary>Those inside their 80 % interval.</summary>
    public long Inside { get; init; }

    /// <summary>Sum of errors, each over the mean level, so that series of all units add up.</summary>
    public double Error { get; init; }

    /// <summary>The same of "stays as it is".</summary>
    public double NaiveError { get; init; }

    /// <summary>Warnings open now.</summary>
    public int Open { get; init; }

    /// <summary>Limits reached under a warning.</summary>
    public int Hits { get; init; }

    /// <summary>Warnings after which room was won before the limit.</summary>
    public int Averted { get; init; }

    /// <summary>Warnings after which nothing came.</summary>
    public int FalseWarnings { get; init; }

    /// <summary>Limits reached without a warning.</summary>
    public int Missed { get; init; }

    /// <summary>Days of one series behind it.</summary>
    public double Days { get; init; }

    /// <summary>Seconds from warning to limit, the newest ones.</summary>
    public IReadOnlyList<double> LeadSeconds { get; init; } = [];

    /// <summary>With one more lead time.</summary>
    internal ForecastTally WithHit(double leadSeconds) => this with { Hits = Hits + 1, LeadSeconds = [.. LeadSeconds.TakeLast(LeadsKept - 1), leadSeconds] };

    /// <summary>Two tallies together.</summary>
    public ForecastTally Plus(ForecastTally other) => new()
    {
        Series = Series + other.Series,
        Scored = Scored + other.Scored,
        Inside = Inside + other.Inside,
        Error = Error + other.Error,
        NaiveError = NaiveError + other.NaiveError,
        Open = Open + other.Open,
        Hits = Hits + other.Hits,
        Averted = Averted + other.Averted,
        FalseWarnings = FalseWarnings + other.FalseWarnings,
        Missed = Missed + other.Missed,
        Days = Days + other.Days,
        LeadSeconds = [.. LeadSeconds.Concat(other.LeadSeconds).TakeLast(1000)],
    };
}
