namespace AIOps.Ingest;

/// <summary>A call of one service to another as Application Insights saw it. Text members are UTF-8 slices, valid only inside the sink's call.</summary>
public readonly ref struct ServiceCall
{
    /// <summary>Azure resource id of the Application Insights component, lower case; empty when the record names none.</summary>
    public required string Component { get; init; }

    /// <summary>Cloud role name of the caller.</summary>
    public required ReadOnlySpan<byte> Role { get; init; }

    /// <summary>What was called, as the SDK names it: a host, <c>host | database</c> or <c>host | role</c>.</summary>
    public required ReadOnlySpan<byte> Target { get; init; }

    /// <summary>Event time, UTC ticks.</summary>
    public required long TimeTicks { get; init; }

    /// <summary>How many calls the record stands for; at least 1.</summary>
    public double Weight { get; init; }
}
