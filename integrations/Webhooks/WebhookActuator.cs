using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;

namespace AIOps.Integrations.Webhooks;

/// <summary>
/// Does <c>webhook.call</c>. The receiver answers 200 or 204 (done), 202 with a Location on the same host (asked until it is not 202 any more), or refuses.
/// A call whose reply was lost is repeated with the same idempotency key: the receiver does it once.
/// </summary>
internal sealed class WebhookActuator(HttpClient http, WebhookOptions options, TimeProvider time) : IActuator
{
    public bool CanDo(PlannedAction action) => action.ActionId == ActionIds.WebhookCall;

    public Task<IReadOnlyList<PlanChange>> DryRunAsync(PlannedAction action, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PlanChange>>([new PlanChange($"webhook {NameOf(action)}", "not called", $"called at {HookOf(action).Url!.Host}")]);

    public async Task<ActionProgress> StartAsync(PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var hook = HookOf(action);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { hook = NameOf(action), targetId = action.TargetId, intentId });
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.IdempotencyHeader, intentId);
        request.Headers.Add(WebhookSignature.TimestampHeader, now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(hook.Secret, now, body));
        return await SendAsync(request, hook, NameOf(action), cancellation) ?? Busy(options.PollInterval, "The reply was lost; the call is repeated with the same idempotency key.");
    }

    /// <summary>Never known, and it need not be: repeating with the same key is safe.</summary>
    public Task<ActionProgress?> FindAsync(PlannedAction action, string intentId, DateTimeOffset since, CancellationToken cancellation) => Task.FromResult<ActionProgress?>(null);

    public async Task<ActionProgress> PollAsync(string operation, CancellationToken cancellation)
    {
        if (operation.Split('|', 2) is not [var name, var path] || !options.Hooks.TryGetValue(name, out var hook)
            || !Uri.TryCreate(hook.Url, path, out var address) || address.Authority != hook.Url!.Authority)
            return Failed("The operation handle is not one of a configured webhook.");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, hook, name, cancellation) is { State: not ActionState.Busy } progress
            ? progress
            : new ActionProgress(ActionState.Running, operation, options.PollInterval, "The receiver did not say how it stands; it is asked again.");
    }

    /// <summary>Sends one call; null when the reply was lost or says nothing.</summary>
    private async Task<ActionProgress?> SendAsync(HttpRequestMessage request, Webhook hook, string name, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Read(response, hook, name);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    private ActionProgress? Read(HttpResponseMessage response, Webhook hook, string name)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? options.PollInterval;
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.Accepted:
                // Only the path is kept: whatever host the receiver names, the configured one is asked.
                var location = response.Headers.Location is { } given ? new Uri(hook.Url!, given).PathAndQuery : response.RequestMessage!.RequestUri!.PathAndQuery;
                return response.Headers.Location is null && response.RequestMessage!.Method == HttpMethod.Post
                    ? Failed("The receiver accepted the call but named no address to follow it.")
                    : new ActionProgress(ActionState.Running, $"{name}|{location}", wait, "The receiver works on it.");
            case HttpStatusCode.Conflict or HttpStatusCode.Locked or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return Busy(wait, $"The receiver answers {status}: not now.");
        }

        return status switch
        {
            >= 200 and < 300 => new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done."),
            >= 500 => null,
            _ => Failed($"The receiver answers {status}."),
        };
    }

    private Webhook HookOf(PlannedAction action) => options.Hooks.TryGetValue(NameOf(action), out var hook)
        ? hook
        : throw new ActionPreconditionException($"The webhook '{NameOf(action)}' is not configured (AIOps:Webhooks:Hooks).");

    private static string NameOf(PlannedAction action) => action.Parameters[ActionParameters.Hook];

    private static ActionProgress Failed(string message) => new(ActionState.Failed, null, TimeSpan.Zero, message);

    private static ActionProgress Busy(TimeSpan wait, string message) => new(ActionState.Busy, null, wait, message);
}
