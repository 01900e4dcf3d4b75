using AIOps.Api.Problems;
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

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/series", GetAsync);
        api.MapGet("/series/list", ListAsync);
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
        string? key, string? resourceId, string? metric, DateTimeOffset? from, DateTimeOffset? to, SeriesReader series, ForecastReader forecasts, TimeProvider time,
        CancellationToken cancellation)
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
            forecast = ahead?.Points,
            outlook = ahead?.Outlook,
        });
    }

    private static async Task<SeriesId?> FindAsync(string? key, string? resourceId, string? metric, SeriesReader series, CancellationToken cancellation)
    {
        if (key is not null)
        {
            return key.Length == 32 && key.All(char.IsAsciiHexDigitLower) ? await series.FindAsync(key, cancellation) : null;
        }

        if (resourceId is null || metric is null)
        {
            return null;
        }

        var found = await series.OfResourceAsync(resourceId, cancellation);
        return found.Where(id => id.Metric.Equals(metric, StringComparison.OrdinalIgnoreCase)).OrderBy(id => id.Dimensions.Length).FirstOrDefault();
    }
}
