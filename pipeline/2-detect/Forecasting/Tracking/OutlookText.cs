using System.Globalization;

namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>Says a forecast in one sentence.</summary>
internal static class OutlookText
{
    /// <summary>The sentence; null when the limit is not reached.</summary>
    public static string? Of(ForecastTarget target, DateTimeOffset now, DateTimeOffset? at, DateTimeOffset? earliest, DateTimeOffset? latest)
    {
        if (at is not { } reached)
        {
            return null;
        }

        var low = (earliest ?? now) - now;
        if (target.Kind == LimitKind.Capacity)
        {
            var day = reached.UtcDateTime.Date == now.UtcDateTime.Date ? "" : reached.ToString(" 'on' yyyy-MM-dd", CultureInfo.InvariantCulture);
            return $"will {target.Verb} at {reached.UtcDateTime:HH:mm} UTC{day} ({Between(low, latest - now)} from now)";
        }

        return $"will {target.Verb} in {Of(reached - now)} ({Between(low, latest - now)})";
    }

    private static string Between(TimeSpan low, TimeSpan? high) => high is { } end
        ? Unit(low) == Unit(end) ? $"{Number(low, Unit(low))}-{Of(end)}" : $"{Of(low)} to {Of(end)}"
        : $"{Of(low)} at least";

    private static string Of(TimeSpan span) => $"{Number(span, Unit(span))} {Unit(span)}";

    private static string Unit(TimeSpan span) => span < TimeSpan.FromMinutes(100) ? "min" : span < TimeSpan.FromHours(48) ? "h" : "days";

    private static string Number(TimeSpan span, string unit) =>
        (unit switch { "min" => Math.Max(0, span.TotalMinutes), "h" => span.TotalHours, _ => span.TotalDays }).ToString("0", CultureInfo.InvariantCulture);
}
