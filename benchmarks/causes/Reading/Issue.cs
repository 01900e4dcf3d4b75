using System.Text.Json;

namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>One labelled problem.</summary>
internal sealed record Issue(string Split, string Name, MetricsTable Table, Target Target, string Root)
{
    /// <exception cref="InvalidDataException">A file is missing or not of the layout; the error names the file and the field.</exception>
    public static Issue Read(string split, DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "target.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var target = Target.Read(Field(json.RootElement, "target"));
            var root = Target.Text(Field(json.RootElement, "root_cause"), "node");
            var metrics = new FileInfo(Path.Combine(folder.FullName, "metrics.csv"));
            var table = MetricsFile.Read(metrics);
            return table.Times.Any(time => time > target.Timestamp)
                ? new(split, folder.Name, table, target, root)
                : throw new InvalidDataException($"{metrics.FullName} has no row after target.timestamp ({target.Timestamp:0}) of target.json.");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private static JsonElement Field(JsonElement json, string name) =>
        json.TryGetProperty(name, out var field) ? field : throw new FormatException($"field {name} is missing");
}

/// <summary>The alert: which series, and the last second that counts as before it.</summary>
internal sealed record Target(string Node, string Metric, string Statistic, double Timestamp)
{
    public static Target Read(JsonElement json)
    {
        var statistic = json.TryGetProperty("agg", out var agg) ? agg : json.TryGetProperty("statistic", out var named) ? named : default;
        return new(Text(json, "node"), Text(json, "metric"), statistic.ValueKind == JsonValueKind.String ? statistic.GetString()! : "", Time(json));
    }

    /// <summary>A text that must be there.</summary>
    public static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String && field.GetString()!.Trim() is { Length: > 0 } text
            ? text
            : throw new FormatException($"field {name} must be a text");

    public override string ToString() => $"{Node} {Metric} {Statistic}";

    private static double Time(JsonElement json)
    {
        if (!json.TryGetProperty("timestamp", out var field)) throw new FormatException("field target.timestamp is missing");
        var time = field.ValueKind == JsonValueKind.Number ? EpochTime.Of(field.GetDouble()) : EpochTime.Of(field.ToString());
        return double.IsFinite(time) ? time : throw new FormatException($"field target.timestamp must be epoch seconds; it is {field}");
    }
}
