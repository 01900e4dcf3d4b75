using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AIOps.Integrations.OpenAI.Tests;

/// <summary>An endpoint for chat completions and embeddings on this machine that answers as a test says.</summary>
internal sealed class FakeEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeEndpoint(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/openai/v1/{**path}", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Requests.Add(await reader.ReadToEndAsync());
            Authorization = context.Request.Headers.Authorization.ToString();
            await answer(context);
        });
    }

    public List<string> Requests { get; } = [];

    public string Authorization { get; private set; } = "";

    public Uri Address => new(app.Urls.First() + "/openai/v1/");

    public static async Task<FakeEndpoint> StartAsync(Func<HttpContext, Task> answer)
    {
        var fake = new FakeEndpoint(answer);
        await fake.app.StartAsync();
        return fake;
    }

    public static Task Completion(HttpContext context, string content, string finish = "stop") => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1", @object = "chat.completion", created = 1, model = "gpt",
        choices = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content } } },
        usage = new { prompt_tokens = 900, completion_tokens = 100, total_tokens = 1000 },
    });

    /// <summary>Vectors in any order, as base64 of little-endian floats: what the SDK asks for.</summary>
    public static Task Embeddings(HttpContext context, params (int Index, float[] Vector)[] vectors) => context.Response.WriteAsJsonAsync(new
    {
        @object = "list", model = "embed",
        data = vectors.Select(one => new { @object = "embedding", index = one.Index, embedding = Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(one.Vector)) }),
        usage = new { prompt_tokens = 10, total_tokens = 10 },
    });

    public static Task Error(HttpContext context, int status, string code, string? retryAfter = "0")
    {
        context.Response.StatusCode = status;
        if (status == 429 && retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { code, message = "no" } }));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
