namespace AIOps.Orchestrations.Ports;

/// <summary>Says whether more telemetry may be taken now.</summary>
public interface IBackPressure
{
    /// <summary>How long a sender should wait; null while there is room.</summary>
    TimeSpan? RetryAfter { get; }
}
