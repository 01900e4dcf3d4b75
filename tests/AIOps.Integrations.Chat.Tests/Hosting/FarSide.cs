using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AIOps.Integrations.Chat.Tests.Hosting;

/// <summary>A call that reached the far side.</summary>
internal sealed record FarCall(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>A web server on this machine that plays a vendor: keeps what it is sent and answers as a test says.</summary>
internal sealed class FarSide : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FarSide(Func<FarCall, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var call = new FarCall(context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync());
            Calls.Enqueue(call);
            await answer(call, context);
        });
    }

    public ConcurrentQueue<FarCall> Calls { get; } = [];

    public Uri Address => new(_app.Urls.First());

    public static async Task<FarSide> StartAsync(Func<FarCall, HttpContext, Task> answer)
    {
        var side = new FarSide(answer);
        await side._app.StartAsync();
        return side;
    }

    public IReadOnlyList<FarCall> To(string path) => [.. Calls.Where(call => call.Path == path)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
