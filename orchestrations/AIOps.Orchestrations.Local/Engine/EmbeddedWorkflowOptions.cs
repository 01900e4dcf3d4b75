namespace AIOps.Orchestrations.Local.Engine;

/// <summary>How the embedded engine works (<c>AIOps:Workflows</c>).</summary>
public sealed class EmbeddedWorkflowOptions
{
    /// <summary>Steps of workflows that run at once: they compute, so more than there are processors only make each other wait.</summary>
    /// <value>Default the number of processors, 2 to 8; 1 to 64.</value>
    public int MaxConcurrentSteps { get; set; } = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>Activities that run at once. <value>Default 32; 1 to 1,000.</value></summary>
    public int MaxConcurrentActivities { get; set; } = 32;

    /// <summary>Steps that may wait; beyond it a start from outside waits too. <value>Default 5,000; 1 to 1,000,000.</value></summary>
    public int MaxWaitingSteps { get; set; } = 5_000;

    /// <summary>Histories that are kept in memory between steps; the others are read again. <value>Default 1,000; 0 to 100,000.</value></summary>
    public int CachedHistories { get; set; } = 1_000;

    /// <summary>
    /// Steps of one run, after which it is parked: a workflow that goes on for ever continues as new. <value>Default 2,000; 10 to 100,000.</value>
    /// </summary>
    public int MaxSteps { get; set; } = 2_000;

    /// <summary>Failures of one step in a row, after which the instance is parked. <value>Default 20; 1 to 1,000.</value></summary>
    public int MaxStepFailures { get; set; } = 20;

    /// <summary>
    /// How long a dead process keeps its share of the instances (one that died on this machine loses it at once).
    /// <value>Default 15 s; 3 s to 5 min.</value>
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often to look for what other processes ask for. <value>Default 250 ms; 20 ms to 1 min.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often to look at every unfinished instance, should a wake-up have been lost. <value>Default 60 s; 1 s to 1 h.</value></summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long ids of events are remembered by an instance that continues as new. <value>Default 7 days; 1 min to 365 days.</value></summary>
    public TimeSpan EventIdRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Throws when a value is out of range.</summary>
    public void Validate()
    {
        Check(nameof(MaxConcurrentSteps), MaxConcurrentSteps, 1, 64);
        Check(nameof(MaxConcurrentActivities), MaxConcurrentActivities, 1, 1_000);
        Check(nameof(MaxWaitingSteps), MaxWaitingSteps, 1, 1_000_000);
        Check(nameof(CachedHistories), CachedHistories, 0, 100_000);
        Check(nameof(MaxSteps), MaxSteps, 10, 100_000);
        Check(nameof(MaxStepFailures), MaxStepFailures, 1, 1_000);
        Check(nameof(LeaseDuration), LeaseDuration, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(5));
        Check(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(20), TimeSpan.FromMinutes(1));
        Check(nameof(SweepInterval), SweepInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Check(nameof(EventIdRetention), EventIdRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365));
    }

    private static void Check<T>(string name, T value, T least, T most) where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            throw new ArgumentException($"{nameof(EmbeddedWorkflowOptions)}.{name} is {value}: {least} to {most} are allowed.");
    }
}
