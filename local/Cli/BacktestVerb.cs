using System.CommandLine;
using System.Text.Json;
using AIOps.Local.Cli.Backtest;

namespace AIOps.Local.Cli;

/// <summary><c>backtest</c>: what a configuration would have alerted on.</summary>
internal static class BacktestVerb
{
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "File with one Event Hub body per line, or - for the standard input.", Required = true };
        var config = new Option<FileInfo>("--config") { Description = "JSON like appsettings.json: AIOps:Detect and AIOps:Metrics are tried out. An empty object tries the defaults.", Required = true };
        var labels = new Option<FileInfo?>("--labels") { Description = "JSON array of {from, to, resourceId, metric}: what was trouble; resourceId (its start) and metric may be left out. Gives precision and recall." };
        var severity = new Option<int>("--severity") { Description = "Least severe anomaly that counts as an alert, 0 (critical) to 4 (verbose).", DefaultValueFactory = _ => 3 };
        var json = new Option<bool>("--json") { Description = "Prints JSON instead of a table." };
        severity.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 4)
            {
                result.AddError("--severity takes 0 to 4.");
            }
        });
        var verb = new Command("backtest", "Plays telemetry of the past through a configuration: alerts per day and per metric, precision and recall against labels.") { input, config, labels, severity, json };
        verb.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(input)!, parsed.GetValue(config)!, parsed.GetValue(labels), parsed.GetValue(severity), parsed.GetValue(json), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(string input, FileInfo config, FileInfo? labels, int severity, bool json, CancellationToken cancellation)
    {
        try
        {
            var rule = BacktestRule.Read(config);
            var known = labels is null ? null : BacktestLabel.Read(labels);
            await using var source = input == "-" ? Console.OpenStandardInput() : File.OpenRead(input);
            var report = await new BacktestRun(rule, severity).RunAsync(source, known, cancellation);
            BacktestPrinter.Print(report, json);
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            await Console.Error.WriteLineAsync($"backtest cannot go on: {error.Message}");
            return error is InvalidDataException or JsonException or FileNotFoundException or DirectoryNotFoundException ? ExitCodes.WrongUse : ExitCodes.Failure;
        }
    }
}
