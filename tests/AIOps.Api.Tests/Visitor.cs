using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AIOps.Api.Tests;

/// <summary>Somebody who calls the API, with or without a session.</summary>
internal sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public string? Csrf { get; set; }

    public async Task<Visitor> BeginSessionAsync(string? name = null)
    {
        Csrf = (await JsonAsync("/api/session"))["csrfToken"]!.GetValue<string>();
        if (name is not null)
        {
            using var renamed = await SendAsync(HttpMethod.Post, "/api/session", new { name });
            Csrf = JsonNode.Parse(await renamed.Content.ReadAsStringAsync())!["csrfToken"]!.GetValue<string>();
        }

        return this;
    }

    public async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(path))!;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = body as HttpContent ?? (body is string text ? new StringContent(text) : JsonContent.Create(body));
        }

        if (Csrf is not null)
        {
            request.Headers.Add("X-CSRF-Token", Csrf);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();
}
