namespace AIOps.Detect.Slo;

/// <summary>Says in words what is wrong with an objective.</summary>
internal static class SloObjectiveCheck
{
    public static IEnumerable<string> Errors(SloObjective one, int index)
    {
        var at = $"AIOps:Slo:Objectives:{index}";
        if (one.Name.Length is 0 or > 60 || !one.Name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'))
        {
            yield return $"{at}:Name is '{one.Name}', allowed are 1 to 60 letters, digits, dots, dashes and underscores.";
        }

        if (!(one.Target is >= 0.5 and <= 0.99999))
        {
            yield return $"{at}:Target is {one.Target}, allowed is 0.5 to 0.99999.";
        }

        if (one.WindowDays is < 1 or > 90)
        {
            yield return $"{at}:WindowDays is {one.WindowDays}, allowed is 1 to 90.";
        }

        if (!one.ResourceId.StartsWith('/'))
        {
            yield return $"{at}:ResourceId is '{one.ResourceId}', allowed is an Azure resource id (it begins with a slash).";
        }

        if (MissingPart(one) is { } missing)
        {
            yield return $"{at}: {missing}";
        }
    }

    private static string? MissingPart(SloObjective one) => one.Kind switch
    {
        SloKind.Latency when one.Metric is null => "a latency objective needs Metric.",
        SloKind.Latency when !(one.Threshold > 0) => $"Threshold is {one.Threshold?.ToString() ?? "missing"}, a latency objective needs one above 0, in the unit of {one.Metric}.",
        SloKind.Latency when one.Good is not null || one.Bad is not null => "a latency objective has neither Good nor Bad; it counts by Metric and Threshold.",
        SloKind.Latency => null,
        _ when one.Metric is not null => $"Metric is {one.Metric}; only a latency objective has one.",
        _ when one.Total is null => "Total is missing: name the metric that counts all events.",
        _ when (one.Good is null) == (one.Bad is null) => "name Good or Bad, one of them.",
        _ => null,
    };
}
