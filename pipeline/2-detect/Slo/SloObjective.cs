using AIOps.Ingest;

namespace AIOps.Detect.Slo;

/// <summary>One service level objective; bound from <c>AIOps:Slo:Objectives</c>.</summary>
public sealed class SloObjective
{
    /// <summary>Name, unique, 1 to 60 letters, digits, dots, dashes and underscores; names the alerts and the address of its page. No default.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it promises, one line for people. Default empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>How it counts. Default <see cref="SloKind.Availability"/>.</summary>
    public SloKind Kind { get; set; } = SloKind.Availability;

    /// <summary>Share of good events that is promised. Default 0.999, 0.5 to 0.99999.</summary>
    public double Target { get; set; } = 0.999;

    /// <summary>Days over which the error budget is counted. Default 28, 1 to 90.</summary>
    public int WindowDays { get; set; } = 28;

    /// <summary>Azure resource id whose metrics are counted, any case. No default.</summary>
    public string ResourceId { get; set; } = "";

    /// <summary>Dimensions of the series in canonical form (<c>name=value;...</c>). Default empty: the series without dimensions.</summary>
    public string Dimensions { get; set; } = "";

    /// <summary>Metric whose total is the number of events. Needed except for latency, where it weighs each minute by its requests.</summary>
    public string? Total { get; set; }

    /// <summary>Metric whose total is the number of good events. Default null.</summary>
    public string? Good { get; set; }

    /// <summary>Metric whose total is the number of bad events. Default null.</summary>
    public string? Bad { get; set; }

    /// <summary>Latency metric. Default null.</summary>
    public string? Metric { get; set; }

    /// <summary>Largest good value of the latency metric, in its unit, above 0. Default null.</summary>
    public double? Threshold { get; set; }

    /// <summary>Aggregation of the latency metric. Default <see cref="SloAggregation.Average"/>.</summary>
    public SloAggregation Aggregation { get; set; } = SloAggregation.Average;

    /// <summary>Share of bad events that the target leaves.</summary>
    public double Allowance => 1 - Target;

    /// <summary>The roles that need a series.</summary>
    public IReadOnlyList<SloRole> Roles => Enum.GetValues<SloRole>().Where(role => MetricOf(role) is not null).ToList();

    /// <summary>The metric of a role; null when the objective has no such role.</summary>
    public string? MetricOf(SloRole role) => role switch
    {
        SloRole.Total => Total,
        SloRole.Good => Good,
        SloRole.Bad => Bad,
        _ => Metric,
    };

    /// <summary>The role of a series; null when it is none of this objective's.</summary>
    public SloRole? RoleOf(SeriesId series)
    {
        if (!series.ResourceId.Equals(ResourceId, StringComparison.OrdinalIgnoreCase) || series.Dimensions != Dimensions)
        {
            return null;
        }

        foreach (var role in Roles)
        {
            if (series.Metric.Equals(MetricOf(role), StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }

    /// <summary>What a sample says in a role: a number of events, or a value.</summary>
    public double ValueOf(SloRole role, in MetricSample sample) =>
        role != SloRole.Value ? sample.Total : Aggregation == SloAggregation.Maximum ? sample.Maximum : sample.Average;

    /// <summary>Good and all events of one minute out of what its roles said; NaN where a role has said nothing yet.</summary>
    /// <returns>Null while a part is missing.</returns>
    public SloMinute? Count(double total, double good, double bad, double value)
    {
        if (Kind == SloKind.Latency)
        {
            var events = Total is null ? 1 : total;
            return double.IsNaN(value) || double.IsNaN(events) ? null : new SloMinute(value <= Threshold ? events : 0, events);
        }

        var right = Good is not null ? good : total - bad;
        return double.IsNaN(total) || double.IsNaN(right) ? null : new SloMinute(Math.Clamp(right, 0, total), total);
    }
}
