using System.CommandLine;
using AIOps.Benchmarks.Forecast.Disks;
using Spectre.Console;

namespace AIOps.Benchmarks.Forecast;

/// <summary>Rolling-origin forecasts of one column with the forecaster of the product, beside simple methods.</summary>
internal sealed class ForecastVerb : IBenchmarkVerb
{
    private readonly Option<FileInfo> _data = new("--data") { Description = "CSV with a header; a column of time stamps is used where there is one, so that missing rows are seen." };
    private readonly Option<string> _column = new("--column") { Description = "Column to forecast." };
    private readonly Option<int> _horizon = new("--horizon") { Description = "Steps to look ahead, 1 to 2,000." };
    private readonly Option<int> _season = new("--season") { Description = "Steps of a season (288 for a day of five-minute values), 2 to 100,000." };
    private readonly Option<int> _disks = new("--disks") { Description = "Instead of a file: time to full of this many generated disks over 30 days, 1 to 10,000." };
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of the generated disks.", DefaultValueFactory = static _ => 1 };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Writes the result as JSON." };

    public Command Create()
    {
        var command = new Command("forecast", "sMAPE, MASE and coverage of the 80 % interval over the last 30 % of a series; with --disks, warnings before generated disks are full.")
        {
            _data, _column, _horizon, _season, _disks, _seed, _json,
        };
        command.SetAction(parsed => parsed.GetValue(_disks) is var disks and not 0
            ? RunDisks(disks, parsed.GetValue(_seed), parsed.GetValue(_json))
            : Run(parsed.GetValue(_data), parsed.GetValue(_column), parsed.GetValue(_horizon), parsed.GetValue(_season), parsed.GetValue(_json)));
        return command;
    }

    private static int RunDisks(int count, int seed, FileInfo? json)
    {
        if (count is < 1 or > 10_000)
        {
            Console.Error.WriteLine($"--disks is {count}; allowed is 1 to 10000.");
            return 2;
        }

        DiskReport.Show(DiskBenchmark.Run(seed, count), count, seed, json);
        return 0;
    }

    private static int Run(FileInfo? data, string? column, int horizon, int season, FileInfo? json)
    {
        try
        {
            if (data is null || column is null) throw new ArgumentException("--data FILE --column NAME --horizon H --season S are needed, or --disks N.");
            if (horizon is < 1 or > 2000) throw new ArgumentException($"--horizon is {horizon}; allowed is 1 to 2000.");
            if (season is < 2 or > 100_000) throw new ArgumentException($"--season is {season}; allowed is 2 to 100000.");
            var results = RollingOrigin.Run(SeriesFile.Read(data, column), horizon, season);
            Print(results);
            if (json is not null)
            {
                RunInfo.Write(json, new { ours = results[0].Scores, baselines = results.Skip(1).ToDictionary(result => result.Key, result => result.Scores), origins = results[0].Origins });
            }

            return 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or FormatException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static void Print(IReadOnlyList<MethodResult> results)
    {
        var table = new Table().AddColumns("method", "sMAPE %", "MASE", "coverage of 80 %");
        foreach (var result in results)
        {
            table.AddRow(result.Name, $"{result.Scores.Smape:0.000}", $"{result.Scores.Mase:0.000}", $"{result.Scores.Coverage80:0.000}");
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{results[0].Origins} origins");
    }
}
