using System.Text.Json;

namespace AIOps.Local.Cli.Backtest;

/// <summary>A time of real trouble.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="ResourceId">Start of the resource ids that it is about, any case; null = every resource.</param>
/// <param name="Metric">Metric that it is about, any case; null = every metric.</param>
internal sealed record BacktestLabel(DateTimeOffset From, DateTimeOffset To, string? ResourceId, string? Metric)
{
    /// <summary>Reads a JSON array.</summary>
    /// <exception cref="InvalidDataException">A label has no span; the message says which.</exception>
    public static IReadOnlyList<BacktestLabel> Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var labels = JsonSerializer.Deserialize<List<BacktestLabel>>(stream, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{file.Name} is null; it should be an array of labels.");
        var wrong = labels.FindIndex(static label => label.To <= label.From);
        return wrong < 0 ? labels : throw new InvalidDataException($"{file.Name}: label {wrong + 1} ends at {labels[wrong].To:O} and begins at {labels[wrong].From:O}; 'to' must be later than 'from'.");
    }

    /// <summary>True when an alert is about this trouble.</summary>
    public bool Explains(BacktestAlert alert) =>
        alert.Since <= To && alert.Until >= From
        && (ResourceId is null || alert.ResourceId.StartsWith(ResourceId, StringComparison.OrdinalIgnoreCase))
        && (Metric is null || alert.Metric.Equals(Metric, StringComparison.OrdinalIgnoreCase));
}
