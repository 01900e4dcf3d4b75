using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Incidents;

/// <summary>What an operator does with an incident.</summary>
internal static class IncidentActionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/incidents/{id}/acknowledge", (string id, HttpContext context, OperatorDesk desk, CancellationToken cancellation) =>
            AnswerAsync(id, desk.AcknowledgeAsync(id, WriteGuard.PersonOf(context), cancellation)));
        api.MapPost("/incidents/{id}/resolve", (string id, OperatorNote note, HttpContext context, OperatorDesk desk, CancellationToken cancellation) =>
            string.IsNullOrWhiteSpace(note.Reason)
                ? Task.FromResult(Problem.Invalid("reason", "Say in a few words why it is over; it goes into the audit."))
                : AnswerAsync(id, desk.ResolveAsync(id, WriteGuard.PersonOf(context), note.Reason, cancellation)));
    }

    private static async Task<IResult> AnswerAsync(string id, Task<IncidentRecord?> work) => await work switch
    {
        null => Problem.NotFound("incident", id),
        { Incident.Status: IncidentStatus.Resolved } record => Results.Ok(IncidentSummary.Of(record)),
        var record => Results.Accepted(value: IncidentSummary.Of(record)),
    };
}

/// <summary>Body of a resolve.</summary>
internal sealed record OperatorNote(string? Reason);
