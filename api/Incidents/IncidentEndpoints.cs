using AIOps.Api.Problems;
using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Incidents;

/// <summary>Reading incidents.</summary>
internal static class IncidentEndpoints
{
    private const int PageSize = 50;
    private const int AlertPageSize = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", ListAsync);
        api.MapGet("/incidents/{id}", GetAsync);
        api.MapGet("/incidents/{id}/alerts", AlertsAsync);
        api.MapGet("/incidents/{id}/timeline", async (string id, IncidentRepository incidents, CancellationToken cancellation) =>
            await incidents.GetAsync(id, cancellation) is null ? Problem.NotFound("incident", id) : Results.Ok(await incidents.TimelineAsync(id, cancellation)));
        api.MapGet("/incidents/{id}/evidence", async (string id, IncidentRepository incidents, CancellationToken cancellation) =>
            await incidents.GetAsync(id, cancellation) is { } read ? Results.Ok(read.Value.Diagnosis?.Evidence ?? []) : Problem.NotFound("incident", id));
    }

    private static async Task<IResult> ListAsync(
        string? status, string? severity, DateTimeOffset? from, DateTimeOffset? to, string? cursor, IncidentRepository incidents, CancellationToken cancellation)
    {
        IncidentStatus? wanted = null;
        if (status is not null)
        {
            if (!Enum.TryParse<IncidentStatus>(status.Replace("-", "", StringComparison.Ordinal), true, out var parsed) || int.TryParse(status, out _))
            {
                return Problem.Invalid("status", $"'{status}' is not a status; use open, awaiting-approval, remediating, verifying, resolved or escalated.");
            }

            wanted = parsed;
        }

        int? worst = null;
        if (severity is not null)
        {
            if (!int.TryParse(severity, out var number) || number is < 0 or > 4)
            {
                return Problem.Invalid("severity", $"'{severity}' is not a severity; use 0 (critical) to 4 (verbose).");
            }

            worst = number;
        }

        var page = await incidents.ListAsync(
            line => (wanted is null || line.Status == wanted) && (worst is null || line.Severity == worst)
                && (from is null || line.OpenedAt >= from) && (to is null || line.OpenedAt < to),
            cursor,
            PageSize + 1,
            cancellation);
        var items = page.Take(PageSize).ToList();
        return Results.Ok(new { items, cursor = page.Count > PageSize ? items[^1].Id : null });
    }

    /// <summary>All alerts: those of the record first, then, page by page, those that found no room in it.</summary>
    private static async Task<IResult> AlertsAsync(string id, string? cursor, IncidentRepository incidents, CancellationToken cancellation)
    {
        if (await incidents.GetAsync(id, cancellation) is not { } read)
        {
            return Problem.NotFound("incident", id);
        }

        var inline = read.Value.Incident.Alerts;
        if (cursor is null && read.Value.MoreAlerts == 0)
        {
            return Results.Ok(new { items = inline, cursor = (string?)null });
        }

        var more = await incidents.MoreAsync(id, cursor is null or "more" ? null : cursor, AlertPageSize + 1, cancellation);
        return cursor is null
            ? Results.Ok(new { items = inline, cursor = (string?)"more" })
            : Results.Ok(new { items = more.Take(AlertPageSize), cursor = more.Count > AlertPageSize ? more[AlertPageSize - 1].Alert.Id : null });
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, IncidentRepository incidents, ApprovalRepository approvals, IWorkflowClient workflows, CancellationToken cancellation)
    {
        if (await incidents.GetAsync(id, cancellation) is not { } read)
        {
            return Problem.NotFound("incident", id);
        }

        var record = read.Value;
        var approval = record.ApprovalId is { } approvalId ? (await approvals.GetAsync(approvalId, cancellation))?.Value : null;
        var workflow = await workflows.GetAsync(IncidentNames.InstanceId(id, record.Opening), cancellation);
        context.Response.Headers.ETag = $"\"{read.ETag.Trim('"').Replace("\"", "", StringComparison.Ordinal)}\"";
        return Results.Ok(IncidentDetail.Of(record, approval, workflow));
    }
}
