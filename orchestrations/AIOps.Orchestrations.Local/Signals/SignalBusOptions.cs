namespace AIOps.Orchestrations.Local.Signals;

/// <summary>How the local signal bus works (<c>AIOps:Signals</c>).</summary>
public sealed class SignalBusOptions
{
    /// <summary>Partitions; fixed once a data folder is used, for the order of a key depends on it. <value>Default 4; 1 to 32.</value></summary>
    public int Partitions { get; set; } = 4;

    /// <summary>Most messages of one batch (the last row read may bring some more). <value>Default 500; 1 to 10,000.</value></summary>
    public int MaxBatch { get; set; } = 500;

    /// <summary>
    /// Messages that wait, beyond which <see cref="LocalSignalBus.IsFull"/> is true and telemetry is answered with 429.
    /// <value>Default 200,000; 100 to 100,000,000.</value>
    /// </summary>
    public long MaxDepth { get; set; } = 200_000;

    /// <summary>Pause before a batch comes again whose handler threw; doubles up to 30 s. <value>Default 1 s; 10 ms to 30 s.</value></summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often to look for messages that another process published. <value>Default 500 ms; 10 ms to 1 min.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Throws when a value is out of range.</summary>
    public void Validate()
    {
        Check(nameof(Partitions), Partitions, 1, 32);
        Check(nameof(MaxBatch), MaxBatch, 1, 10_000);
        Check(nameof(MaxDepth), MaxDepth, 100, 100_000_000);
        Check(nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30));
        Check(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
    }

    private static void Check<T>(string name, T value, T least, T most) where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            throw new ArgumentException($"{nameof(SignalBusOptions)}.{name} is {value}: {least} to {most} are allowed.");
    }
}
