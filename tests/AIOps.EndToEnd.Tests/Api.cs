using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AIOps.EndToEnd.Tests;

/// <summary>A person at this machine who talks HTTP: a session cookie and its CSRF token.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    private string? _csrf;

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(path))!;

    public async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        _csrf ??= (await GetAsync("/api/session"))["csrfToken"]!.GetValue<string>();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-Token", _csrf);
        return await _http.SendAsync(request);
    }

    public async Task<IReadOnlyList<JsonNode>> IncidentsAsync(string query = "") =>
        [.. (await GetAsync($"/api/incidents{query}"))["items"]!.AsArray().Select(item => item!)];

    public async Task<HttpResponseMessage> ApproveAsync(string approvalId)
    {
        var approval = await GetAsync($"/api/approvals/{approvalId}");
        return await PostAsync(
            $"/api/approvals/{approvalId}/decision",
            new { decision = "approve", reason = "end-to-end test", planHash = approval["plan"]!["hash"]!.GetValue<string>() });
    }

    public void Dispose() => _http.Dispose();
}
