using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AIOps.Functions.Tests.Hosting;

/// <summary>Takes telemetry as Application Insights does (<c>POST /v2.1/track</c>, one JSON envelope a line, gzip) and keeps the envelopes.</summary>
internal sealed class FakeIngestion : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeIngestion(WebApplication app) => this.app = app;

    public ConcurrentQueue<JsonElement> Envelopes { get; } = new();

    public ConcurrentQueue<string> Authorizations { get; } = new();

    public string ConnectionString => $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={app.Urls.First()}/;LiveEndpoint={app.Urls.First()}/live/";

    /// <summary>Metric points by name.</summary>
    public IEnumerable<(string Name, double Value, JsonElement Tags)> Metrics => Of("MetricData").SelectMany(static data => data.GetProperty("metrics").EnumerateArray()
        .Select(point => (point.GetProperty("name").GetString()!, point.GetProperty("value").GetDouble(), data.TryGetProperty("properties", out JsonElement tags) ? tags : default)));

    public IEnumerable<JsonElement> Of(string baseType) => Envelopes.Select(static envelope => envelope.GetProperty("data"))
        .Where(data => data.GetProperty("baseType").GetString() == baseType).Select(static data => data.GetProperty("baseData"));

    public static async Task<FakeIngestion> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        FakeIngestion fake = new(builder.Build());
        fake.app.MapPost("/v2.1/track", fake.TakeAsync);
        fake.app.MapFallback(() => Results.Ok());
        await fake.app.StartAsync();
        return fake;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        Authorizations.Enqueue(request.Headers.Authorization.ToString());
        await using Stream body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using StreamReader reader = new(body);
        int count = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0) continue;
            Envelopes.Enqueue(JsonElement.Parse(line));
            count++;
        }

        return Results.Json(new { itemsReceived = count, itemsAccepted = count, errors = Array.Empty<object>() });
    }
}
