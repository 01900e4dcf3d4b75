using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Retention;

/// <summary>How long things are kept (<c>AIOps:Retention</c>). Points of series have their own option (<c>AIOps:Streams:PointHours</c>); the audit is never deleted.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days that a dead letter waits to be replayed. <value>Default 30, 1 to 365.</value></summary>
    [Range(1, 365)]
    public int DeadLetterDays { get; set; } = 30;

    /// <summary>Days that a resolved incident is kept with its evidence, plans and approvals. <value>Default 400, 7 to 3650.</value></summary>
    [Range(7, 3650)]
    public int IncidentDays { get; set; } = 400;

    /// <summary>
    /// Days after its creation that an ended workflow instance is kept with its history. An event of an incident that is older finds no instance and starts none.
    /// <value>Default 30, 1 to 3650.</value>
    /// </summary>
    [Range(1, 3650)]
    public int WorkflowDays { get; set; } = 30;
}
