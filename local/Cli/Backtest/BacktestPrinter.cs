using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace AIOps.Local.Cli.Backtest;

/// <summary>Prints a report.</summary>
internal static class BacktestPrinter
{
    private const int AlertsShown = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(BacktestReport report, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, Json));
            return;
        }

        var metrics = new Table().AddColumns("metric", "series", "alerts", "alerts per day");
        foreach (var one in report.Metrics)
        {
            metrics.AddRow(Markup.Escape(one.Metric), $"{one.Series}", $"{one.Alerts}", Number(one.AlertsPerDay));
        }

        AnsiConsole.Write(metrics);
        foreach (var alert in report.Alerts.Take(AlertsShown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{alert.Since.UtcDateTime:yyyy-MM-dd HH:mm} - {alert.Until.UtcDateTime:yyyy-MM-dd HH:mm}  severity {alert.Severity}  {alert.Explanation}"));
        }

        if (report.Alerts.Count > AlertsShown)
        {
            Console.WriteLine($"... and {report.Alerts.Count - AlertsShown} more; --json prints all.");
        }

        Console.WriteLine($"{report.Alerts.Count} alerts in {Number(report.Days)} days: {Number(report.AlertsPerDay)} per day. {report.Samples} samples, {report.Refused} of them duplicates or too late; {report.Rejects} pieces were no signal.");
        if (report.Quality is { } quality)
        {
            Console.WriteLine(
                $"Precision {Share(quality.Precision)} ({quality.TrueAlerts} of {report.Alerts.Count} alerts are about labelled trouble), recall {Share(quality.Recall)} ({quality.Found} of {quality.Labels} labels were found).");
        }
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Share(double? value) => value is { } share ? share.ToString("P0", CultureInfo.InvariantCulture) : "unknown";
}
