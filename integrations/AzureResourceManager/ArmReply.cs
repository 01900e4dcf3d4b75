using System.Globalization;
using System.Text.Json;
using AIOps.Orchestrations.Ports;
using Azure;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Reads replies and errors of Azure Resource Manager.</summary>
internal static class ArmReply
{
    /// <summary>Codes that come with 409 although trying again will not help.</summary>
    private static readonly HashSet<string> FinalConflicts = new(StringComparer.OrdinalIgnoreCase)
    {
        "ScopeLocked", "SkuNotAvailable", "AllocationFailed", "ZonalAllocationFailed", "OverconstrainedAllocationRequest", "QuotaExceeded", "ResourceNotFound",
    };

    /// <summary>The progress after an accepted call.</summary>
    public static ActionProgress Accepted(Response response, ArmOptions options)
    {
        var wait = RetryAfter(response) ?? options.PollInterval;
        if (response.Headers.TryGetValue("Azure-AsyncOperation", out var address)) return Running(new ArmHandle(ArmHandleKind.Async, PathOf(address)), wait);
        if (response.Status is 201 or 202 && response.Headers.TryGetValue("Location", out address)) return Running(new ArmHandle(ArmHandleKind.Location, PathOf(address)), wait);
        return response.Status is 202
            ? new ActionProgress(ActionState.Failed, null, TimeSpan.Zero, "Azure accepted the call but gave no address to follow it.")
            : new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done at once.");
    }

    /// <summary>The progress after a refused call; null when it is unknown whether anything was started.</summary>
    public static ActionProgress? Refused(RequestFailedException error, ArmOptions options)
    {
        var text = Text(error.ErrorCode, error.Message);
        return error.Status switch
        {
            409 when error.ErrorCode is { } code && FinalConflicts.Contains(code) => Failed(text),
            409 or 423 or 429 => new ActionProgress(ActionState.Busy, null, RetryAfter(error.GetRawResponse()) ?? options.PollInterval, text),
            >= 400 and < 500 and not 408 => Failed(text),
            _ => null,
        };
    }

    public static ActionProgress Failed(string text) => new(ActionState.Failed, null, TimeSpan.Zero, text);

    public static ActionProgress Running(ArmHandle handle, TimeSpan wait, string message = "Azure works on it.") =>
        new(ActionState.Running, handle.ToString(), wait, message);

    public static TimeSpan? RetryAfter(Response? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var text)) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, 3600)) : null;
    }

    /// <summary>Code and message of an error body (<c>{"error":{"code","message"}}</c>).</summary>
    public static string ErrorText(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object) return "Azure gave no reason.";
        return Text(Member(error, "code"), Member(error, "message") ?? "");
    }

    public static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string PathOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "/" + address.TrimStart('/');

    private static string Text(string? code, string message)
    {
        // The SDK's message holds the whole reply below its first line; the first line is what people need.
        var line = message.Split('\n', 2)[0].Trim();
        return string.IsNullOrEmpty(code) ? line : $"{code}: {line}";
    }
}
