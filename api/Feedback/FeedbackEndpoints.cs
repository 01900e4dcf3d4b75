using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Feedback;

/// <summary>Thumbs on an incident, its alerts, causes and summary, and taking them back.</summary>
internal static class FeedbackEndpoints
{
    private const int MaxComment = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/incidents/{id}/feedback", GiveAsync);
        api.MapPost("/incidents/{id}/feedback/undo", UndoAsync);
    }

    private static async Task<IResult> GiveAsync(string id, FeedbackNote note, HttpContext context, FeedbackDesk desk, CancellationToken cancellation)
    {
        if (Subject(note.About, note.AlertId) is not { } subject)
        {
            return WrongSubject(note.About);
        }

        if (note.Useful is not { } useful)
        {
            return Problem.Invalid("useful", "Say true or false.");
        }

        return note.Comment?.Length > MaxComment
            ? Problem.Invalid("comment", $"At most {MaxComment} characters.")
            : Answer(id, subject, await desk.GiveAsync(id, WriteGuard.PersonOf(context), subject, useful, note.Comment ?? "", cancellation));
    }

    private static async Task<IResult> UndoAsync(string id, FeedbackUndo undo, HttpContext context, FeedbackDesk desk, CancellationToken cancellation) =>
        Subject(undo.About, undo.AlertId) is { } subject
            ? Answer(id, subject, await desk.UndoAsync(id, WriteGuard.PersonOf(context), subject, cancellation))
            : WrongSubject(undo.About);

    private static FeedbackSubject? Subject(string? about, string? alertId) =>
        about is not null && FeedbackSubject.Kinds.Contains(about) && (about == "alert") == !string.IsNullOrEmpty(alertId) ? new FeedbackSubject(about, alertId) : null;

    private static IResult WrongSubject(string? about) => about is not null && FeedbackSubject.Kinds.Contains(about)
        ? Problem.Invalid("alertId", "A thumb on an alert names it; a thumb on anything else does not.")
        : Problem.Invalid("about", "Use incident, cause, summary or alert.");

    private static IResult Answer(string id, FeedbackSubject subject, IncidentRecord? record) => record is null
        ? Problem.NotFound(subject.AlertId is null ? "feedback on incident" : "feedback on alert", subject.AlertId ?? id)
        : Results.Ok(new { items = record.Feedback });
}

/// <summary>Body of taking one back.</summary>
internal sealed record FeedbackUndo(string? About, string? AlertId);

/// <summary>Body of a feedback.</summary>
internal sealed record FeedbackNote(string? About, string? AlertId, bool? Useful, string? Comment);
