using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Retention;

/// <summary>How long things are kept (<c>AIOps:Retention</c>). Points of series have their own option (<c>AIOps:Streams:PointHours</c>).</summary>
public sealed class RetentionOptions
{
    /// <summary>Days that a dead letter waits to be replayed. <value>Default 30, 1 to 365.</value></summary>
    [Range(1, 365)]
    public int DeadLetterDays { get; set; } = 30;
}
