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
        if (handle.Kind == ArmHandleKind.Location)
            return response.Status == 202 ? ArmReply.Running(handle, wait) : new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done.");
        return ArmReply.Member(body, "status") switch
        {
            "Succeeded" => new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done."),
            "Failed" or "Canceled" => ArmReply.Failed(ArmReply.ErrorText(body)),
            _ => ArmReply.Running(handle, wait),
        };
    }

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
