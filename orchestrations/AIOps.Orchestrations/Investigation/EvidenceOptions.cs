using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Investigation;

/// <summary>How far the diagnosis looks (<c>AIOps:Evidence</c>).</summary>
public sealed class EvidenceOptions
{
    /// <summary>Hours of data before the first alert: what "normal" is compared with. <value>Default 6, 1 to 168.</value></summary>
    [Range(1, 168)]
    public int NormalHours { get; set; } = 6;

    /// <summary>Hours before the first alert in which a change is a suspect. <value>Default 4, 1 to 168.</value></summary>
    [Range(1, 168)]
    public int ChangeHours { get; set; } = 4;

    /// <summary>How many edges away from an alerting resource is still looked at. <value>Default 3, 1 to 6.</value></summary>
    [Range(1, 6)]
    public int Hops { get; set; } = 3;

    /// <summary>Series read at most; the resources nearest to the alerts come first. <value>Default 400, 10 to 5,000.</value></summary>
    [Range(10, 5000)]
    public int MaxSeries { get; set; } = 400;
}
