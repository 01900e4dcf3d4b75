namespace AIOps.Correlate;

/// <summary>Damping of alerts that open and clear again and again.</summary>
public sealed record FlapOptions
{
    /// <summary>The alert is damped when it opens this often inside <see cref="Window"/>. Default 3, 2 to 10.</summary>
    public int Opens { get; init; } = 3;

    /// <summary>The window for <see cref="Opens"/>. Default 1 hour, 1 minute to 1 day.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A damped alert that then holds this long is let through. Default 15 minutes, 1 minute to 1 day.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// An alert that also came at this time of day (within 20 minutes) on so many earlier days is routine and is damped in the same way.
    /// Default 0 (off), 0 to 7 days.
    /// </summary>
    public int RoutineDays { get; init; }

    /// <summary>A routine alert that holds this long is let through. Default 2 hours, 1 minute to 1 day.</summary>
    public TimeSpan RoutineHold { get; init; } = TimeSpan.FromHours(2);

    internal TimeSpan HoldFor(string verdict) => verdict == "routine" ? RoutineHold : Hold;

    internal void Validate()
    {
        Require.Between("Flapping.Opens", Opens, 2, 10);
        Require.Between("Flapping.Window", Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Require.Between("Flapping.Hold", Hold, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Require.Between("Flapping.RoutineHold", RoutineHold, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Require.Between("Flapping.RoutineDays", RoutineDays, 0, 7);
    }
}
