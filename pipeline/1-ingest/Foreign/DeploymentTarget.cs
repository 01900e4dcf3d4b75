using AIOps.Ingest.Decoding;

namespace AIOps.Ingest.Foreign;

/// <summary>Finds the Azure resource that a deployment webhook is about.</summary>
internal static class DeploymentTarget
{
    /// <summary>The configured resource of <c>unit/environment</c>, else of <c>unit</c>, else an id made of the names; lower case.</summary>
    public static string Of(in DecodeContext context, string system, string unit, string? environment)
    {
        var targets = context.State.Options.DeploymentTargets;
        if (environment is not null && targets.TryGetValue($"{unit}/{environment}", out var target)) return target.ToLowerInvariant();
        if (targets.TryGetValue(unit, out target)) return target.ToLowerInvariant();
        return (environment is null ? $"/{system}/{unit}" : $"/{system}/{unit}/{environment}").ToLowerInvariant();
    }

    /// <summary>The words of both systems for the state of a deployment, as the activity log says it.</summary>
    public static string Status(string? word) => word?.ToLowerInvariant() switch
    {
        "success" or "succeeded" => "succeeded",
        "failure" or "failed" or "error" or "rejected" or "timed_out" => "failed",
        "in_progress" or "inprogress" or "running" => "started",
        "queued" or "pending" or "waiting" or "requested" or "scheduled" or "notstarted" => "accepted",
        null or "" => "unknown",
        var other => other.Length <= 64 ? other : other[..64],
    };
}
