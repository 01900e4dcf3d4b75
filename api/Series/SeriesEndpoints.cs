using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Series;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Series;

/// <summary><c>GET /api/series</c>: points with the expected band, anomalies, and what is forecast.</summary>
internal static class SeriesEndpoints
{
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(31);
    private const int MaxReason = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/series", GetAsync);
        api.MapGet("/series/list", ListAsync);
        api.MapPost("/series/{key}/exclude", ExcludeAsync);
        api.MapPost("/series/{key}/readmit", ReadmitAsync);
        api.MapGet("/resources/standing", StandingAsync);
    }

    private static async Task<IResult> ListAsync(string? resourceId, SeriesReader series, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(resourceId))
        {
            return Problem.Invalid("resourceId", "Name the resource whose series you want.");
        }

        var found = await series.OfResourceAsync(resourceId, cancellation);
        return Results.Ok(new { items = found.Select(id => new { key = id.Key, resourceId = id.ResourceId, metric = id.Metric, dimensions = id.Dimensions, unit = id.Unit }) });
    }

    private static async Task<IResult> GetAsync(
        string? key, string? resourceId, string? metric, DateTimeOffset? from, DateTimeOffset? to, SeriesReader series, SeriesDesk desk, ForecastReader forecasts,
        TimeProvider time, CancellationToken cancellation)
    {
        var end = to ?? time.GetUtcNow();
        var start = from ?? end - DefaultSpan;
        if (start >= end || end - start > LongestSpan)
        {
            return Problem.Invalid("from", $"from must be before to, and at most {LongestSpan.TotalDays:0} days.");
        }

        if (await FindAsync(key, resourceId, metric, series, cancellation) is not { } id)
        {
            return key is null && (resourceId is null || metric is null)
                ? Problem.Invalid("key", "Send key, or resourceId and metric.")
                : Problem.NotFound("series", key ?? $"{metric} of {resourceId}");
        }

        var ahead = await forecasts.OfSeriesAsync(id.Key, time.GetUtcNow(), cancellation);
        return Results.Ok(new
        {
            key = id.Key,
            resourceId = id.ResourceId,
            metric = id.Metric,
            dimensions = id.Dimensions,
            unit = id.Unit,
            points = await series.PointsAsync(id.Key, start, end, cancellation),
            anomalies = await series.AnomaliesAsync(id.Key, start, end, cancellation),
            standing = StandingView.Of(await desk.StandingAsync(id, cancellation)),
            forecast = ahead?.Points,
            outlook = ahead?.Outlook,
        });
    }

    private static async Task<IResult> ExcludeAsync(string key, ExclusionNote note, HttpContext context, SeriesDesk desk, DetectOptions options, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(note.Reason) || note.Reason.Length > MaxReason)
        {
            return Problem.Invalid("reason", $"Say in a few words why it is no example of normal (at most {MaxReason} characters); it goes into the audit.");
        }

        if (note.From is not { } from || note.Until is not { } until || until <= from || until - from > options.LongestExclusion)
        {
            return Problem.Invalid("until", $"A window has from and a later until, and lasts at most {options.LongestExclusion.TotalDays:0.##} days.");
        }

        return Answer(key, IsKey(key) ? await desk.ExcludeAsync(key, from, until, note.Reason.Trim(), WriteGuard.PersonOf(context), cancellation) : null);
    }

    private static async Task<IResult> ReadmitAsync(string key, ExclusionNote note, HttpContext context, SeriesDesk desk, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(note.Reason) || note.Reason.Length > MaxReason
            ? Problem.Invalid("reason", $"Say in a few words why it is normal after all (at most {MaxReason} characters); it goes into the audit.")
            : Answer(key, IsKey(key) ? await desk.ReadmitAsync(key, note.Reason.Trim(), WriteGuard.PersonOf(context), cancellation) : null);

    private static IResult Answer(string key, SeriesStanding? standing) =>
        standing is null ? Problem.NotFound("series", key) : Results.Ok(new { key, standing = StandingView.Of(standing) });

    private static async Task<IResult> StandingAsync(
        string? resourceId, DateTimeOffset? at, ResourceStandings standings, TimeProvider time, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(resourceId))
        {
            return Problem.Invalid("resourceId", "Name the resource that you want to look at.");
        }

        var when = at ?? time.GetUtcNow();
        var (standing, series) = await standings.AtAsync(resourceId, when, cancellation);
        return Results.Ok(new { resourceId = resourceId.ToLowerInvariant(), at = when, series, joint = standing.Joint, contributions = standing.Contributions });
    }

    private static bool IsKey(string key) => key.Length == 32 && key.All(char.IsAsciiHexDigitLower);

    private static async Task<SeriesId?> FindAsync(string? key, string? resourceId, string? metric, SeriesReader series, CancellationToken cancellation)
    {
        if (key is not null)
        {
            return IsKey(key) ? await series.FindAsync(key, cancellation) : null;
        }

        if (resourceId is null || metric is null)
        {
            return null;
        }

        var found = await series.OfResourceAsync(resourceId, cancellation);
        return found.Where(id => id.Metric.Equals(metric, StringComparison.OrdinalIgnoreCase)).OrderBy(id => id.Dimensions.Length).FirstOrDefault();
    }
}

/// <summary>Body of a change of what is learnt.</summary>
internal sealed record ExclusionNote(DateTimeOffset? From, DateTimeOffset? Until, string? Reason);
