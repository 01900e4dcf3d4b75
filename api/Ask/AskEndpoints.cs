using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Ask;

/// <summary>
/// <c>POST /api/ask</c>: a question about an incident, answered from stored facts. It reads only, so it asks for no CSRF token (as GET does not);
/// pages of other sites are turned away all the same.
/// </summary>
internal static class AskEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/ask", AskAsync);

    private static async Task<IResult> AskAsync(
        AskBody body, HttpContext context, QuestionDesk desk, IncidentRepository incidents, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!WriteGuard.IsSameOrigin(context.Request))
        {
            return Problem.Forbidden("The request comes from another site. Only pages of this address may ask.");
        }

        if (string.IsNullOrWhiteSpace(body.Question) || body.Question.Length > QuestionDesk.MaxLength)
        {
            return Problem.Invalid("question", $"Ask in 1 to {QuestionDesk.MaxLength} characters, for example: What changed?");
        }

        if (body.IncidentId is { } id && (id.Length is 0 or > 200 || await incidents.GetAsync(id, cancellation) is null))
        {
            return Problem.NotFound("incident", id.Length > 200 ? id[..200] : id);
        }

        return Results.Ok(await desk.AskAsync(body.Question, body.IncidentId, cancellation));
    }
}

/// <summary>Body of a question.</summary>
/// <param name="IncidentId">The incident that is meant; null = the one that the question names, or the only open one.</param>
/// <param name="Question">1 to 500 characters.</param>
internal sealed record AskBody(string? IncidentId, string? Question);
