using System.Text;
using AIOps.Api.Problems;
using AIOps.Orchestrations.DeadLetters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.DeadLetters;

/// <summary>Dead letters: list, look, replay.</summary>
internal static class DeadLetterEndpoints
{
    private const int PageSize = 50;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/deadletters", async (string? cursor, DeadLetterRepository letters, CancellationToken cancellation) =>
        {
            var page = await letters.ListAsync(cursor, PageSize + 1, cancellation);
            var items = page.Take(PageSize).ToList();
            return Results.Ok(new { items, cursor = page.Count > PageSize ? items[^1].Id : null });
        });
        api.MapGet("/deadletters/{id}", async (string id, DeadLetterRepository letters, CancellationToken cancellation) =>
            await letters.GetAsync(id, cancellation) is { } letter
                ? Results.Ok(new { letter, raw = Encoding.UTF8.GetString(await letters.RawAsync(id, cancellation)) })
                : Problem.NotFound("dead letter", id));
        api.MapPost("/deadletters/{id}/replay", async (string id, DeadLetterReplay replay, CancellationToken cancellation) =>
            await replay.ReplayAsync(id, cancellation) is { } result ? Results.Ok(result) : Problem.NotFound("dead letter", id));
    }
}
