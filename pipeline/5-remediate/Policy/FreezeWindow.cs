namespace AIOps.Remediate.Policy;

/// <summary>A time in which nothing runs: a span between two moments, or a span of the day on some days of the week.</summary>
public sealed class FreezeWindow
{
    /// <summary>Why; shown to people. <value>Default empty.</value></summary>
    public string Reason { get; set; } = "";

    /// <summary>First moment. <value>Default null: since ever.</value></summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>First moment that is free again. <value>Default null: for ever. Must be after <see cref="From"/>.</value></summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>Days of the week on which it holds. <value>Default none, which means every day.</value></summary>
    public IList<DayOfWeek> Days { get; init; } = [];

    /// <summary>Start of the span of the day, UTC. <value>Default 00:00.</value></summary>
    public TimeOnly DayStart { get; set; } = TimeOnly.MinValue;

    /// <summary>End of the span of the day, UTC, exclusive; before <see cref="DayStart"/> it runs past midnight, equal means the whole day. <value>Default 00:00.</value></summary>
    public TimeOnly DayEnd { get; set; } = TimeOnly.MinValue;

    internal bool Holds(DateTimeOffset now)
    {
        if (From is { } from && now < from) return false;
        if (To is { } to && now >= to) return false;
        var utc = now.UtcDateTime;
        var time = TimeOnly.FromDateTime(utc);
        if (DayStart == DayEnd) return OnDay(utc.DayOfWeek);
        if (DayStart < DayEnd) return time >= DayStart && time < DayEnd && OnDay(utc.DayOfWeek);
        // Past midnight: the early hours belong to the day on which the window began.
        return (time >= DayStart && OnDay(utc.DayOfWeek)) || (time < DayEnd && OnDay(utc.AddDays(-1).DayOfWeek));
    }

    private bool OnDay(DayOfWeek day) => Days.Count == 0 || Days.Contains(day);
}
