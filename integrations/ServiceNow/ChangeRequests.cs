using System.Text.Json.Nodes;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.ServiceNow;

/// <summary>
/// A change request per approval, found again by its <c>correlation_id</c>. What counts is who approved: the rows of <c>sysapproval_approver</c>. The change's own
/// <c>approval</c> field can also be set by a rule or a due date, so its "approved" is never taken for a yes; its "rejected" always is a no.
/// </summary>
internal sealed class ChangeRequests(ServiceNowTables tables, ServiceNowOptions serviceNow, IOptions<NotificationOptions> options, TimeProvider time) : IApprovalSource
{
    public const string SourceName = "servicenow";
    private const string Changes = "change_request";
    private const string Canceled = "4";
    private const int MostApprovers = 100;

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public async Task<string> RequestAsync(Approval approval, CancellationToken cancellation)
    {
        var known = await tables.QueryAsync(Changes, $"correlation_id={approval.Id}", "sys_id", 1, cancellation);
        var row = known.Count > 0 ? known[0] : await tables.CreateAsync(Changes, Row(approval), cancellation);
        return Text(row, "sys_id") is { Length: > 0 } id ? id : throw new NotDeliveredException("ServiceNow answers without a sys_id");
    }

    /// <inheritdoc/>
    public async Task<SourceReading> ReadAsync(string handle, CancellationToken cancellation)
    {
        var change = await tables.QueryAsync(Changes, $"sys_id={handle}", "sys_id,approval", 1, cancellation);
        var rows = await tables.QueryAsync("sysapproval_approver", $"sysapproval={handle}", "approver,state,comments", MostApprovers, cancellation);
        return new SourceReading(
            [.. rows.Select(VoteOf).OfType<SourceVote>()],
            change.Count > 0 && Text(change[0], "approval") == "rejected");
    }

    /// <inheritdoc/>
    public Task CloseAsync(string handle, Approval approval, CancellationToken cancellation)
    {
        var last = approval.Votes.Count > 0 ? approval.Votes[^1] : null;
        var note = $"Decided: {approval.Status.ToString().ToLowerInvariant()}{(last is null ? "" : $" by {last.DisplayName} ({last.IdentitySource}): {last.Reason}")}. {Link(approval)}";
        var fields = new JsonObject { ["work_notes"] = note };
        if (approval.Status != ApprovalStatus.Approved)
        {
            fields["state"] = Canceled;
            fields["close_notes"] = note;
        }

        return tables.ChangeAsync(Changes, handle, fields, cancellation);
    }

    private JsonObject Row(Approval approval)
    {
        var card = ApprovalCard.Of(approval, time.GetUtcNow());
        var row = new JsonObject
        {
            ["short_description"] = $"AIOps: {approval.Plan.Action.ActionId} for incident {approval.IncidentId}",
            ["description"] = $"{card.Headline}\n{card.Reason}\n\n{string.Join('\n', card.Facts.Select(fact => $"{fact.Name}: {fact.Value}"))}\n\nPlan hash: {approval.Plan.Hash}\n{Link(approval)}",
            ["correlation_id"] = approval.Id,
            ["correlation_display"] = "AIOps.Functions",
            ["type"] = "normal",
            ["approval"] = "requested",
        };
        foreach (var (field, value) in serviceNow.Fields)
        {
            row[field] = value;
        }

        return row;
    }

    private SourceVote? VoteOf(JsonNode row)
    {
        if (Text(row, "state") is not ("approved" or "rejected") || Text(row, "approver") is not { Length: > 0 } user)
        {
            return null;
        }

        var person = serviceNow.Users.TryGetValue(user, out var id) ? new Approver(id, $"{id} (ServiceNow)", SourceName) : null;
        var said = Text(row, "comments") is { Length: > 0 } comments ? comments[..Math.Min(comments.Length, 500)] : "Decided in ServiceNow, without a comment.";
        return new SourceVote(user, person, Text(row, "state") == "approved", said);
    }

    private string Link(Approval approval) => options.Value.LinkTo($"/approvals/{Uri.EscapeDataString(approval.Id)}");

    private static string? Text(JsonNode row, string field) => row is JsonObject && row[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
