namespace AIOps.Ingest.Records;

/// <summary>Tells kinds of change apart by category and operation name.</summary>
internal static class ChangeKinds
{
    private static readonly string[] Deployments =
        ["/deployments/", "/publish/", "/publishxml/", "/slotsswap/", "/applyslotconfig/", "/onedeploy", "/zipdeploy", "/sourcecontrols/", "/revisions/", "/functions/write", "/deploy/"];

    /// <summary>The kind of a change.</summary>
    /// <param name="category">Category of the record.</param>
    /// <param name="operation">Operation name, lower case.</param>
    public static ChangeKind Of(ReadOnlySpan<byte> category, string operation)
    {
        if (category.SequenceEqual("ServiceHealth"u8) || category.SequenceEqual("ResourceHealth"u8)) return ChangeKind.PlatformHealth;
        if (category.SequenceEqual("Autoscale"u8) || operation.Contains("/autoscalesettings/scale", StringComparison.Ordinal)) return ChangeKind.Scale;
        if (operation.EndsWith("/delete", StringComparison.Ordinal)) return ChangeKind.Delete;
        foreach (var word in Deployments)
        {
            if (operation.Contains(word, StringComparison.Ordinal)) return ChangeKind.Deployment;
        }

        return operation.EndsWith("/action", StringComparison.Ordinal) ? ChangeKind.Action : ChangeKind.Write;
    }

    /// <summary>One line for people: what, on which resource, with which outcome.</summary>
    public static string TitleOf(string operation, string resource, string status, string? error)
    {
        var parts = operation.Split('/');
        var verb = parts.Length >= 2 && parts[^1] is "action" ? parts[^2] : parts.Length >= 3 ? $"{parts[^1]} of {parts[^2]}" : operation;
        var name = resource[(resource.LastIndexOf('/') + 1)..];
        return error is null ? $"{verb} on {name} {status}" : $"{verb} on {name} {status}: {error}";
    }
}
