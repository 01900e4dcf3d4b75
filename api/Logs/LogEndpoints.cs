using AIOps.Api.Problems;
using AIOps.Orchestrations.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Logs;

/// <summary>Log templates, and what is new in the logs since an incident began.</summary>
internal static class LogEndpoints
{
    private const int IdLength = 16;
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(31);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents/{id}/logs", async (string id, IncidentLogReader logs, CancellationToken cancellation) =>
            await logs.ReadAsync(id, cancellation) is { } read ? Results.Ok(read) : Problem.NotFound("incident", id));
        api.MapGet("/logs/templates", ListAsync);
        api.MapGet("/logs/templates/{id}", GetAsync);
    }

    private static async Task<IResult> ListAsync(string? resourceId, string? cursor, LogReader logs, CancellationToken cancellation)
    {
        var start = 0;
        if (cursor is not null && (!int.TryParse(cursor, out start) || start < 0))
        {
            return Problem.Invalid("cursor", "Send the cursor of an earlier page, or none.");
        }

        var (items, next) = await logs.TemplatesAsync(string.IsNullOrWhiteSpace(resourceId) ? null : resourceId, start, cancellation);
        return Results.Ok(new { items, cursor = next });
    }

    private static async Task<IResult> GetAsync(
        string id, string? resourceId, DateTimeOffset? from, DateTimeOffset? to, LogReader logs, TimeProvider time, CancellationToken cancellation)
    {
        var end = to ?? time.GetUtcNow();
        var start = from ?? end - DefaultSpan;
        if (start >= end || end - start > LongestSpan)
        {
            return Problem.Invalid("from", $"from must be before to, and at most {LongestSpan.TotalDays:0} days.");
        }

        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return Problem.Invalid("id", "The id of a template has 16 hex digits.");
        }

        var found = await logs.TemplateAsync(id, string.IsNullOrWhiteSpace(resourceId) ? null : resourceId, start, end, cancellation);
        return found is null ? Problem.NotFound("template", id) : Results.Ok(found);
    }
}
