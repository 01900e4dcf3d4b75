namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>
/// All that is remembered of a forecast series, about 10 KB as JSON: ten days of half hours, a day of five minutes, what was forecast and has not come yet, and how good
/// earlier forecasts were. Its size does not grow with time.
/// </summary>
public sealed class ForecastState
{
    /// <summary>Ten days of half hours.</summary>
    public SlotRing Coarse { get; set; } = new() { Seconds = 1800, Capacity = 480 };

    /// <summary>A day of five minutes.</summary>
    public SlotRing Fine { get; set; } = new() { Seconds = 300, Capacity = 288 };

    /// <summary>Time of the newest sample taken.</summary>
    public DateTimeOffset NewestAt { get; set; }

    /// <summary>The newest forecast; null before the first.</summary>
    public Outlook? Outlook { get; set; }

    /// <summary>Where the warning stands.</summary>
    public WarningState Warning { get; set; } = new();

    /// <summary>Forecast points whose time has not come.</summary>
    public List<PendingPoint> Pending { get; set; } = [];

    /// <summary>How good forecasts were so far.</summary>
    public ForecastTally Tally { get; set; } = new();

    /// <summary>When the level was last at its limit; the start of time when it never was.</summary>
    public DateTimeOffset AtLimitAt { get; set; }

    /// <summary>True when so much room is left that the series need not be looked at every few minutes.</summary>
    public bool IsFarFrom(ForecastTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var most = Coarse.Values().Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return target.Up ? Coarse.Last < 0.4 * target.Limit : Coarse.Last > 0.9 * most;
    }
}

/// <summary>A forecast that waits to be compared with what comes.</summary>
/// <param name="Due">Its time.</param>
/// <param name="Value">What was expected.</param>
/// <param name="Lower">Lower end of its 80 % interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Naive">The level when it was made: what "stays as it is" says.</param>
public sealed record PendingPoint(DateTimeOffset Due, double Value, double Lower, double Upper, double Naive);

/// <summary>What a series is expected to do.</summary>
public sealed record Outlook
{
    /// <summary>Event time of the newest step behind it.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The level it starts from.</summary>
    public required double Current { get; init; }

    /// <summary>The level that must not be reached.</summary>
    public required double Limit { get; init; }

    /// <summary>Why it matters.</summary>
    public required LimitKind LimitKind { get; init; }

    /// <summary>Direction of the limit.</summary>
    public required AnomalyDirection Direction { get; init; }

    /// <summary>When the limit is reached; null when beyond what is forecast.</summary>
    public DateTimeOffset? ReachesAt { get; init; }

    /// <summary>Lower end of the 80 % interval; null when beyond.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>Upper end; null when beyond.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>A warning is due when <see cref="Earliest"/> is nearer than this.</summary>
    public required double HorizonSeconds { get; init; }

    /// <summary>One sentence for people; null when the limit is not reached within what is forecast.</summary>
    public string? Text { get; init; }

    /// <summary>Seconds from point to point.</summary>
    public required int StepSeconds { get; init; }

    /// <summary>Points ahead; the first is one step after <see cref="MadeAt"/>.</summary>
    public IReadOnlyList<ForecastPoint> Points { get; init; } = [];
}

/// <summary>The warning of a series.</summary>
public sealed record WarningState
{
    /// <summary>Id of its anomaly; null while none is open.</summary>
    public string? Id { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The level then.</summary>
    public double Level { get; init; }

    /// <summary>Severity said last, 0 to 4.</summary>
    public int Severity { get; init; } = 4;

    /// <summary>The limit was reached: the warning was right.</summary>
    public bool Reached { get; init; }

    /// <summary>Forecasts in a row that speak for a change.</summary>
    public int Count { get; init; }
}
