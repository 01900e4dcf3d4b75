using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Rights;

namespace AIOps.Orchestrations.Approvals;

/// <summary>Who decides and how people are reminded (<c>AIOps:Approvals</c>).</summary>
public sealed class ApprovalOptions
{
    /// <summary>Shares of the waiting time after which people are reminded. <value>Default 0.5; each above 0 and below 1, at most 10.</value></summary>
    public IList<double> RemindAfter { get; init; } = [];

    /// <summary>Share of the waiting time after which the request is escalated to <see cref="EscalateTo"/>, whose members may decide from then on. <value>Default 0.75; above 0 to 1, 1 = never.</value></summary>
    public double EscalateAfter { get; set; } = 0.75;

    /// <summary>The group that an escalation addresses; channels map it to a room or an on-call schedule. <value>Default <c>escalation</c>; not empty.</value></summary>
    public string EscalateTo { get; set; } = "escalation";

    /// <summary>People who may decide beside those whose sign-in carries the role. <value>Default none.</value></summary>
    public IList<ConfiguredApprover> Approvers { get; init; } = [];

    /// <summary>How long a right that a sign-in proved counts for channels that prove only who somebody is (chat). <value>Default 30 days; 1 hour to 365 days.</value></summary>
    public TimeSpan RightsLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Keys of links.</summary>
    public ApprovalLinkOptions Links { get; init; } = new();

    /// <summary>Shares in effect: the default where none is set.</summary>
    internal IReadOnlyList<double> Reminders => RemindAfter.Count == 0 ? [0.5] : [.. RemindAfter.Order()];

    /// <summary>Errors of the values: each names the option, its value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var share in RemindAfter.Where(share => share is not (> 0 and < 1))) yield return $"AIOps:Approvals:RemindAfter is {share}; allowed is above 0 and below 1.";
        if (RemindAfter.Count > 10) yield return $"AIOps:Approvals:RemindAfter has {RemindAfter.Count} entries; allowed is at most 10.";
        if (EscalateAfter is not (> 0 and <= 1)) yield return $"AIOps:Approvals:EscalateAfter is {EscalateAfter}; allowed is above 0 to 1.";
        if (string.IsNullOrWhiteSpace(EscalateTo)) yield return "AIOps:Approvals:EscalateTo is ''; allowed is the name of a group.";
        if (RightsLifetime < TimeSpan.FromHours(1) || RightsLifetime > TimeSpan.FromDays(365))
            yield return $"AIOps:Approvals:RightsLifetime is {RightsLifetime}; allowed is 01:00:00 to 365.00:00:00.";
        foreach (var _ in Approvers.Where(approver => string.IsNullOrWhiteSpace(approver.Id))) yield return "AIOps:Approvals:Approvers has an entry without an Id; every approver needs one.";
        foreach (var error in Links.Validate()) yield return error;
    }
}
