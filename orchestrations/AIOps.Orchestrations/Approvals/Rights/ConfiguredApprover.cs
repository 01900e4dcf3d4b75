namespace AIOps.Orchestrations.Approvals.Rights;

/// <summary>A person that configuration names as an approver.</summary>
public sealed class ConfiguredApprover
{
    /// <summary>Stable id: Entra object id, or <c>local:name</c>. <value>Required.</value></summary>
    public string Id { get; set; } = "";

    /// <summary>May decide alone in an emergency. <value>Default false.</value></summary>
    public bool BreakGlass { get; set; }

    /// <summary>Belongs to the group that requests are escalated to: may decide only once a request was escalated. <value>Default false.</value></summary>
    public bool EscalationOnly { get; set; }
}
