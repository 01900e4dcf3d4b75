using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Pace of the incident workflow (<c>AIOps:Incidents</c>).</summary>
public sealed class IncidentOptions
{
    /// <summary>How long alerts are collected before the first diagnosis. <value>Default 1 minute, 0 to 30 minutes.</value></summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Plans tried before a person is paged. <value>Default 2, 1 to 5.</value></summary>
    [Range(1, 5)]
    public int MaxAttempts { get; set; } = 2;

    /// <summary>How often a waiting approval is read again although no wake-up came. <value>Default 5 minutes, 10 seconds to 1 hour.</value></summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan ApprovalPoll { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the other alerts may take to end after an action helped; what goes on after that is treated as another problem. <value>Default 10 minutes, 0 to 2 hours.</value></summary>
    [Range(typeof(TimeSpan), "00:00:00", "02:00:00")]
    public TimeSpan ClearGrace { get; set; } = TimeSpan.FromMinutes(10);
}
