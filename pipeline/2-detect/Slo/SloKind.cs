namespace AIOps.Detect.Slo;

/// <summary>How an objective counts.</summary>
public enum SloKind
{
    /// <summary>Requests that did not fail: <c>Total</c> and <c>Bad</c>.</summary>
    Availability,

    /// <summary>Minutes (or their requests, when <c>Total</c> is named) whose <c>Metric</c> stays at or under <c>Threshold</c>.</summary>
    Latency,

    /// <summary>Good events out of all: <c>Total</c>, and <c>Good</c> or <c>Bad</c>.</summary>
    Custom,
}

/// <summary>What a series is to an objective.</summary>
public enum SloRole
{
    /// <summary>All events of a minute.</summary>
    Total,

    /// <summary>Events that count.</summary>
    Good,

    /// <summary>Events that do not count.</summary>
    Bad,

    /// <summary>The value that is compared with the threshold.</summary>
    Value,
}

/// <summary>Which aggregation of a latency metric is compared.</summary>
public enum SloAggregation
{
    /// <summary>The mean of the minute.</summary>
    Average,

    /// <summary>The worst of the minute.</summary>
    Maximum,
}
