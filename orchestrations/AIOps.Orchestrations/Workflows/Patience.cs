using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows;

/// <summary>How long steps of workflows are tried.</summary>
internal static class Patience
{
    /// <summary>
    /// Steps that only read and write storage and that nothing can stand in for: 1 s doubling to 5 minutes, about 16 hours in all. An outage of storage must not end an
    /// incident's workflow; an operator sees the step on the workflow page and may end it.
    /// </summary>
    public static RetryPolicy ToTheEnd { get; } = new(200, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5));

    /// <summary>Steps that a person can take over: 1 s doubling to 1 minute, about 5 minutes in all, then somebody is paged.</summary>
    public static RetryPolicy ThenAPerson { get; } = new(10, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1));
}
