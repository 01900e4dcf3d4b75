namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>How a modelled system, its faults and its recording differ from the standard ones. The standard has every signal, many rows and a load that keeps its shape.</summary>
/// <param name="Name">Name in tables and results.</param>
internal sealed record ModelVariant(string Name)
{
    /// <summary>Seconds between rows; null = 1, 5, 15 or 60.</summary>
    public double? Step { get; init; }

    /// <summary>Only 2 to 6 rows before the alert, 3 to 10 after it, and 20 to 60 normal ones.</summary>
    public bool FewRows { get; init; }

    /// <summary>The normal rows are of another day: other load, redeployed services with other levels.</summary>
    public bool OtherDay { get; init; }

    /// <summary>Scraped proxies instead of traced answers: the p90 of a histogram with coarse buckets, noisy where there is little and frozen where there is nothing to measure.</summary>
    public bool Scraped { get; init; }

    /// <summary>Requests are not recorded.</summary>
    public bool NoRequests { get; init; }

    /// <summary>Share of the call edges that the graph lacks.</summary>
    public double LostEdges { get; init; }

    /// <summary>Edges that are wrong, as a share of the true ones.</summary>
    public double WrongEdges { get; init; }

    /// <summary>The time between callers and callees is not recorded.</summary>
    public bool NoGaps { get; init; }

    /// <summary>What disks do is not recorded; a stressed one shows by the processor that waits and the pages that are kept.</summary>
    public bool NoDisks { get; init; }

    /// <summary>Series that stand still, are missing, or exist on one side only.</summary>
    public bool Holes { get; init; }

    /// <summary>Processors in cores, busy, and throttled at a limit: a hog is a plateau.</summary>
    public bool Limits { get; init; }

    /// <summary>A leak takes the whole time, and at its end the service is killed and starts again.</summary>
    public bool Restarts { get; init; }

    /// <summary>The entry itself has the fault.</summary>
    public bool AtEntry { get; init; }

    /// <summary>The fault begins long after the alert, or is over long before the end of the rows.</summary>
    public bool LateOrShort { get; init; }

    /// <summary>Requests that the entry gets in one row; null = 2 to 120 a second.</summary>
    public double? RequestsPerRow { get; init; }

    /// <summary>Services share hosts: what hogs a processor or a disk is felt by the neighbours.</summary>
    public bool SharedHosts { get; init; }

    /// <summary>Traces tell gaps and span counts only; times are known of the entry alone.</summary>
    public bool GapsOnly { get; init; }

    /// <summary>Lost packets keep answers back: less work gets done.</summary>
    public bool LossStalls { get; init; }

    /// <summary>Callers try three times and complain louder than who fails.</summary>
    public bool LoudCallers { get; init; }

    /// <summary>Wrong answers shorten the work, and show as a new line of the service or of a caller rather than as errors.</summary>
    public bool ShortWork { get; init; }

    /// <summary>The entry shows nothing: the alert tells when, never where.</summary>
    public bool SilentEntry { get; init; }

    /// <summary>What containers use is measured seldom and late, as cAdvisor does: a value stands for 15 seconds, and is of 10 to 30 seconds ago.</summary>
    public bool Lagging { get; init; }

    /// <summary>A fixed number of users who wait for their answers: what is slow gets fewer requests, everywhere.</summary>
    public bool ClosedLoop { get; init; }

    /// <summary>A third of the services is not traced, and another third has no metrics of its container.</summary>
    public bool PartlyMeasured { get; init; }

    /// <summary>The time of the alert is wrong by up to half of the rows before it, to either side.</summary>
    public bool WrongTime { get; init; }

    /// <summary>Jobs and collections of garbage: now and then a single value of processor, disk or network is a multiple of the usual.</summary>
    public bool Spikes { get; init; }

    /// <summary>Every service has a proxy beside it, a node of its own that no graph knows.</summary>
    public bool Sidecars { get; init; }

    /// <summary>A memory hog takes all at once, and memory goes up and down in teeth of a saw.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Load after the fault, as a factor, wherever it is.</summary>
    public double LoadAfter { get; init; } = 1;
}
