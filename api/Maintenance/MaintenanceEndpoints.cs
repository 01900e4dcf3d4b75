using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Correlate;
using AIOps.Orchestrations.Maintenance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace AIOps.Api.Maintenance;

/// <summary>Planned work: alerts of its resources open nothing while it lasts.</summary>
internal static class MaintenanceEndpoints
{
    private const int MaxName = 100;
    private const int MaxText = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/maintenance", ListAsync);
        api.MapPost("/maintenance", AnnounceAsync);
        api.MapPost("/maintenance/{id}/end", async (string id, HttpContext context, MaintenanceDesk desk, CancellationToken cancellation) =>
            await desk.EndAsync(id, WriteGuard.PersonOf(context), cancellation) is { } work ? Results.Ok(work) : Problem.NotFound("planned work", id));
    }

    private static async Task<IResult> ListAsync(MaintenanceRepository repository, IOptions<CorrelateOptions> options, TimeProvider time, CancellationToken cancellation) =>
        Results.Ok(new { items = await repository.ListAsync(time.GetUtcNow(), cancellation), configured = options.Value.Maintenance });

    private static async Task<IResult> AnnounceAsync(
        PlannedWorkNote note, HttpContext context, MaintenanceDesk desk, TimeProvider time, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(note.Name) || note.Name.Length > MaxName || note.Name.Any(char.IsControl))
        {
            return Problem.Invalid("name", $"Give it a name of 1 to {MaxName} characters on one line.");
        }

        if (note.ResourcePrefix is not ['/', ..] || note.ResourcePrefix.Length > MaxText)
        {
            return Problem.Invalid("resourcePrefix", "Name a resource id, or the beginning of one up to a slash; '/' means every resource.");
        }

        if (note.From is not { } from || note.To is not { } to || to <= from || to <= time.GetUtcNow() || to - from > Longest)
        {
            return Problem.Invalid("to", $"Planned work has a beginning and a later end in the future, and lasts at most {Longest.TotalDays:0} days.");
        }

        if (string.IsNullOrWhiteSpace(note.Reason) || note.Reason.Length > MaxText)
        {
            return Problem.Invalid("reason", $"Say in a few words what is done (at most {MaxText} characters); it goes into the audit.");
        }

        var work = await desk.AnnounceAsync(note.Name.Trim(), note.ResourcePrefix, from, to, note.Reason.Trim(), WriteGuard.PersonOf(context), cancellation);
        return Results.Created("/api/maintenance", work);
    }
}

/// <summary>Body of an announcement.</summary>
internal sealed record PlannedWorkNote(string? Name, string? ResourcePrefix, DateTimeOffset? From, DateTimeOffset? To, string? Reason);
