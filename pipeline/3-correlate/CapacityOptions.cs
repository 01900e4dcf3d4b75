namespace AIOps.Correlate;

/// <summary>Bounds of <see cref="CorrelationState"/>: it travels as the input of a durable workflow, so it must stay small.</summary>
public sealed record CapacityOptions
{
    /// <summary>Incidents that take alerts at the same time; beyond it the quietest, then the oldest, is let go. Default 100, 1 to 1,000.</summary>
    public int Incidents { get; init; } = 100;

    /// <summary>Alerts remembered per incident; further ones still join, but ended ones are forgotten first, and of one that is forgotten no end is known. Default 1,000, 10 to 2,000.</summary>
    public int AlertsPerIncident { get; init; } = 1000;

    /// <summary>
    /// Alerts remembered in all incidents of a scope: its state is one row of storage of at most 1 MiB, of which an alert takes about 200 bytes. Beyond it closed incidents, then the longest
    /// open ones, are shortened. Default 2,500, 1,000 to 4,000.
    /// </summary>
    public int Alerts { get; init; } = 2500;

    /// <summary>Alerts held back at the same time. Default 500, 10 to 5,000.</summary>
    public int Held { get; init; } = 500;

    /// <summary>Fingerprints whose recent starts are remembered, for flapping and routine. Default 1,000, 10 to 20,000.</summary>
    public int Signals { get; init; } = 1000;

    /// <summary>Ids of ended anomalies that are remembered, so that a late repeat opens nothing. Default 500, 10 to 10,000.</summary>
    public int Ended { get; init; } = 500;

    /// <summary>Changes remembered. Default 100, 0 to 2,000.</summary>
    public int Changes { get; init; } = 100;

    internal void Validate()
    {
        Require.Between("Capacity.Incidents", Incidents, 1, 1000);
        Require.Between("Capacity.AlertsPerIncident", AlertsPerIncident, 10, 2000);
        Require.Between("Capacity.Alerts", Alerts, 1000, 4000);
        Require.Between("Capacity.Held", Held, 10, 5000);
        Require.Between("Capacity.Signals", Signals, 10, 20000);
        Require.Between("Capacity.Ended", Ended, 10, 10000);
        Require.Between("Capacity.Changes", Changes, 0, 2000);
    }
}
