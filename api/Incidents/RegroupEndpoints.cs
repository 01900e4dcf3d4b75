using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Incidents;

/// <summary>Splitting and merging incidents.</summary>
internal static class RegroupEndpoints
{
    private const int MaxReason = 500;
    private const int MaxAlerts = IncidentMembers.Inline;

    /// <summary>The scope's workflow does the work; usually it is done before a page could ask again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(40);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/incidents/{id}/split", SplitAsync);
        api.MapPost("/incidents/{id}/merge", MergeAsync);
    }

    private static async Task<IResult> SplitAsync(
        string id, SplitNote note, HttpContext context, RegroupDesk desk, IncidentRepository incidents, CancellationToken cancellation)
    {
        if (note.AlertIds is not { Count: > 0 and <= MaxAlerts } || note.AlertIds.Any(string.IsNullOrEmpty))
        {
            return Problem.Invalid("alertIds", $"Name 1 to {MaxAlerts} alerts of the incident by their ids.");
        }

        if (Reason(note.Reason) is not { } reason)
        {
            return NoReason();
        }

        var answer = await desk.SplitAsync(id, note.AlertIds, reason, WriteGuard.PersonOf(context), IfMatch(context), cancellation);
        if (answer.Verdict != RegroupVerdict.Asked)
        {
            return Refused(answer);
        }

        var created = await UntilAsync(incidents, answer.IncidentId, static _ => true, cancellation);
        var rest = created is null ? null : await UntilAsync(incidents, id, record => !record.Incident.Alerts.Any(member => note.AlertIds.Contains(member.Alert.Id)), cancellation);
        context.Response.Headers.Location = $"/api/incidents/{answer.IncidentId}";
        return rest is null
            ? Results.Accepted(value: new { newIncidentId = answer.IncidentId })
            : Results.Ok(new { newIncidentId = answer.IncidentId, incident = IncidentSummary.Of(rest), newIncident = IncidentSummary.Of(created!) });
    }

    private static async Task<IResult> MergeAsync(
        string id, MergeNote note, HttpContext context, RegroupDesk desk, IncidentRepository incidents, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(note.IncidentId) || note.IncidentId == id)
        {
            return Problem.Invalid("incidentId", "Name the other incident, whose alerts this one takes.");
        }

        if (Reason(note.Reason) is not { } reason)
        {
            return NoReason();
        }

        var answer = await desk.MergeAsync(id, note.IncidentId, reason, WriteGuard.PersonOf(context), IfMatch(context), cancellation);
        if (answer.Verdict is not (RegroupVerdict.Asked or RegroupVerdict.Done))
        {
            return Refused(answer);
        }

        var gone = await UntilAsync(incidents, note.IncidentId, record => record.MergedInto == id, cancellation);
        var into = (await incidents.GetAsync(id, cancellation))?.Value;
        return gone is null || into is null ? Results.Accepted(value: new { incidentId = id }) : Results.Ok(new { incidentId = id, incident = IncidentSummary.Of(into) });
    }

    private static async Task<IncidentRecord?> UntilAsync(IncidentRepository incidents, string id, Func<IncidentRecord, bool> done, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited <= Patience; waited += LookAgain)
        {
            if ((await incidents.GetAsync(id, cancellation))?.Value is { } record && done(record))
            {
                return record;
            }

            await Task.Delay(LookAgain, cancellation);
        }

        return null;
    }

    private static IResult Refused(RegroupAnswer answer) => answer.Verdict switch
    {
        RegroupVerdict.NotFound => Problem.NotFound("incident", answer.IncidentId),
        RegroupVerdict.Changed => Problem.Of(
            StatusCodes.Status412PreconditionFailed, "The incident has changed", "Read it again: it is not the version that If-Match names."),
        RegroupVerdict.UnknownAlert => Problem.Invalid("alertIds", $"'{answer.Detail}' is not an alert of {answer.IncidentId}."),
        RegroupVerdict.NothingLeft => Problem.Invalid("alertIds", "All alerts of the incident are named; at least one must stay."),
        RegroupVerdict.MergedAway => Conflict($"{answer.IncidentId} was merged into {answer.Detail}."),
        RegroupVerdict.OtherScope => Conflict($"{answer.IncidentId} belongs to the scope {answer.Detail}; only incidents of one scope can be merged."),
        _ => Conflict($"{answer.IncidentId} is resolved: it takes and gives no alerts."),
    };

    private static IResult Conflict(string detail) => Problem.Of(StatusCodes.Status409Conflict, "Not possible any more", detail);

    private static IResult NoReason() => Problem.Invalid("reason", $"Say in a few words why (at most {MaxReason} characters); it goes into the audit.");

    private static string? Reason(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxReason ? null : text.Trim();

    private static string? IfMatch(HttpContext context) => context.Request.Headers.IfMatch.ToString() is { Length: > 0 } etag && etag != "*" ? etag.Trim('"') : null;
}

/// <summary>Body of a split.</summary>
internal sealed record SplitNote(IReadOnlyList<string>? AlertIds, string? Reason);

/// <summary>Body of a merge.</summary>
internal sealed record MergeNote(string? IncidentId, string? Reason);
