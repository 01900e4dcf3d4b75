using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;

namespace AIOps.Integrations.ServiceNow;

/// <summary>The Table API, as far as it is used.</summary>
internal sealed class ServiceNowTables(HttpClient http, ServiceNowOptions options)
{
    /// <summary>Rows of a table. Values of the query must hold no <c>^</c>.</summary>
    public async Task<IReadOnlyList<JsonNode>> QueryAsync(string table, string query, string fields, int limit, CancellationToken cancellation)
    {
        var path = $"api/now/table/{table}?sysparm_query={Uri.EscapeDataString(query)}&sysparm_fields={Uri.EscapeDataString(fields)}&sysparm_limit={limit}&sysparm_exclude_reference_link=true";
        return [.. (await SendAsync(HttpMethod.Get, path, null, cancellation)).AsArray().OfType<JsonNode>()];
    }

    /// <summary>Creates a row and gives it as it was stored.</summary>
    public Task<JsonNode> CreateAsync(string table, JsonObject row, CancellationToken cancellation) => SendAsync(HttpMethod.Post, $"api/now/table/{table}", row, cancellation);

    /// <summary>Changes a row.</summary>
    public Task<JsonNode> ChangeAsync(string table, string id, JsonObject fields, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Patch, $"api/now/table/{table}/{Uri.EscapeDataString(id)}", fields, cancellation);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.Instance!, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = options.Token.Length > 0
            ? new AuthenticationHeaderValue("Bearer", options.Token)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        var text = await ChannelHttp.SendAsync(http, request, "ServiceNow", cancellation);
        try
        {
            return JsonNode.Parse(text)?["result"] ?? throw new NotDeliveredException("ServiceNow answers without a result");
        }
        catch (JsonException broken)
        {
            // An instance that sleeps or is being upgraded answers with a page.
            throw new NotDeliveredException("ServiceNow's answer is not JSON", broken);
        }
    }
}
