using System.Text.Json;
using AIOps.Orchestrations.Ports;
using Azure;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Asks once how a started call stands.</summary>
internal sealed class ArmPoller(ArmConnection connection, ArmOptions options, TimeProvider time)
{
    private readonly ActivityLog _log = new(connection);

    public async Task<ActionProgress> PollAsync(ArmHandle handle, CancellationToken cancellation)
    {
        if (handle.Kind == ArmHandleKind.Lost) return await LookUpAsync(handle, cancellation);
        // Only the path came from outside: the token goes to the configured endpoint and nowhere else.
        if (!Uri.TryCreate(connection.Endpoint, handle.Text, out var address) || address.Authority != connection.Endpoint.Authority)
            return ArmReply.Failed("The operation handle holds no address.");
        using var message = connection.ReadPipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(address);
        await connection.ReadPipeline.SendAsync(message, cancellation);
        return Read(handle, message.Response);
    }

    private ActionProgress Read(ArmHandle handle, Response response)
    {
        var wait = ArmReply.RetryAfter(response) ?? options.PollInterval;
        if (response.Status is 429 or >= 500) return ArmReply.Running(handle, wait, $"Azure answers {response.Status} to the question how it stands; it is asked again.");
        using var document = Parse(response);
        var body = document?.RootElement ?? default;
        if (response.Status >= 400) return ArmReply.Failed(ArmReply.ErrorText(body));
        return handle.Kind switch
        {
            ArmHandleKind.Location when response.Status == 202 => ArmReply.Running(handle, wait),
            ArmHandleKind.Location => Result(body),
            ArmHandleKind.Job => Job(handle, wait, body),
            _ => ArmReply.Member(body, "status") switch
            {
                "Succeeded" => Done("Done."),
                "Failed" or "Canceled" => ArmReply.Failed(ArmReply.ErrorText(body)),
                _ => ArmReply.Running(handle, wait),
            },
        };
    }

    /// <summary>A command that ran is not yet a command that worked: its result holds the exit code.</summary>
    private static ActionProgress Result(JsonElement body)
    {
        var properties = Properties(body);
        if (properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty("exitCode", out var code) || !code.TryGetInt32(out var exit)) return Done("Done.");
        var log = ArmReply.Member(properties, "logs") ?? "";
        return exit == 0 ? Done($"Done: {Short(log)}") : ArmReply.Failed($"The command ended with exit code {exit}: {Short(log)}");
    }

    private static ActionProgress Job(ArmHandle handle, TimeSpan wait, JsonElement body)
    {
        var status = ArmReply.Member(Properties(body), "status");
        return status switch
        {
            "Completed" => Done("The runbook completed."),
            "Failed" or "Stopped" or "Suspended" => ArmReply.Failed($"The runbook is {status}: {Short(ArmReply.Member(Properties(body), "exception") ?? "no reason given")}"),
            _ => ArmReply.Running(handle, wait, $"The runbook is {status ?? "not known"}."),
        };
    }

    private static ActionProgress Done(string message) => new(ActionState.Succeeded, null, TimeSpan.Zero, message);

    private static JsonElement Properties(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("properties", out var properties) ? properties : default;

    private static string Short(string text) => text.Trim() is { Length: > 300 } trimmed ? trimmed[..300] : text.Trim();

    private async Task<ActionProgress> LookUpAsync(ArmHandle handle, CancellationToken cancellation)
    {
        switch (await _log.FindAsync(handle.Text, handle.IntentId, handle.StartedAt, cancellation))
        {
            case ActivityOutcome.Succeeded: return new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done, says the activity log.");
            case ActivityOutcome.Failed: return ArmReply.Failed("It failed, says the activity log.");
            case ActivityOutcome.Running: return ArmReply.Running(handle, options.PollInterval);
        }

        return time.GetUtcNow() - handle.StartedAt < options.LostReplyWindow
            ? ArmReply.Running(handle, options.PollInterval, "The activity log does not show the call yet.")
            : new ActionProgress(ActionState.Busy, null, TimeSpan.Zero, "The activity log shows no such call: it never reached Azure and may be sent again.");
    }

    private static JsonDocument? Parse(Response response)
    {
        try
        {
            return response.ContentStream is null ? null : JsonDocument.Parse(response.Content);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
