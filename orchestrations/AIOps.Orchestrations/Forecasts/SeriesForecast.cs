using AIOps.Detect;
using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Tracking;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>The forecast of a series as the API shows it.</summary>
/// <param name="Points">Points ahead with their 80 % interval.</param>
/// <param name="Outlook">When the limit is reached.</param>
public sealed record SeriesForecast(IReadOnlyList<TimedForecast> Points, OutlookView Outlook)
{
    internal static SeriesForecast Of(Outlook outlook, WarningState warning) => new(
        [.. outlook.Points.Select((point, index) => new TimedForecast(outlook.MadeAt.AddSeconds((index + 1) * outlook.StepSeconds), point.Value, point.Lower, point.Upper))],
        new OutlookView
        {
            MadeAt = outlook.MadeAt,
            Current = outlook.Current,
            Limit = outlook.Limit,
            LimitKind = outlook.LimitKind,
            Direction = outlook.Direction,
            ReachesAt = outlook.ReachesAt,
            Earliest = outlook.Earliest,
            Latest = outlook.Latest,
            HorizonSeconds = outlook.HorizonSeconds,
            Warning = warning.Id is { } id ? new OpenWarning(id, warning.Since) : null,
            Text = outlook.Text,
        });
}

/// <summary>A point ahead.</summary>
/// <param name="Time">Its time.</param>
/// <param name="Value">Most likely value.</param>
/// <param name="Lower">Lower end of the 80 % interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record TimedForecast(DateTimeOffset Time, double Value, double Lower, double Upper);

/// <summary>A warning that is open.</summary>
/// <param name="Id">Id of its anomaly.</param>
/// <param name="Since">When it began.</param>
public sealed record OpenWarning(string Id, DateTimeOffset Since);

/// <summary>When a limit is reached.</summary>
public sealed record OutlookView
{
    /// <summary>Event time of the newest step behind it.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The level it starts from, in the unit of the series.</summary>
    public required double Current { get; init; }

    /// <summary>The level that must not be reached.</summary>
    public required double Limit { get; init; }

    /// <summary>Why it matters.</summary>
    public required LimitKind LimitKind { get; init; }

    /// <summary>Up: fills. Down: runs out.</summary>
    public required AnomalyDirection Direction { get; init; }

    /// <summary>When it is reached; null when beyond what is forecast.</summary>
    public required DateTimeOffset? ReachesAt { get; init; }

    /// <summary>Lower end of the 80 % interval; null when beyond.</summary>
    public required DateTimeOffset? Earliest { get; init; }

    /// <summary>Upper end; null when beyond.</summary>
    public required DateTimeOffset? Latest { get; init; }

    /// <summary>A warning is due when the lower end is nearer than this.</summary>
    public required double HorizonSeconds { get; init; }

    /// <summary>The open warning, or null.</summary>
    public required OpenWarning? Warning { get; init; }

    /// <summary>One sentence for people; null when the limit is not reached.</summary>
    public required string? Text { get; init; }
}
