using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace AIOps.Benchmarks.Scale;

/// <summary><c>scale</c>: a simulation of partition hand-over and of the size of state, from documented limits and measured sizes.</summary>
internal sealed class ScaleVerb : IBenchmarkVerb
{
    private const int WidthOfTable = 220;

    public Command Create()
    {
        var json = new Option<FileInfo?>("--json") { Description = "Write the result as JSON to this file." };
        var verb = new Command("scale", "What an estate of a size needs on Azure, what the loss of an instance costs, and where it stops (a simulation).") { json };
        verb.SetAction(parsed =>
        {
            var results = ScaleScenario.All.Select(ScaleResult.Of).ToList();
            Print(results);
            if (parsed.GetValue(json) is { } file) RunInfo.Write(file, new { scenarios = results });
            return 0;
        });
        return verb;
    }

    private static void Print(IReadOnlyList<ScaleResult> results)
    {
        var table = new Table();
        foreach (var head in new[] { "estate", "series", "events/s", "partitions", "instances", "entities/s", "of limit", "TU in", "state MB/instance", "stored GB", "worst lag s", "caught up s", "verdict" }) table.AddColumn(head);
        foreach (var one in results)
        {
            table.AddRow(
                one.Name, Text(one.Series), Text(one.EventsPerSecond), Text(one.Partitions), Text(one.Instances), Text(one.EntitiesPerSecondPerAccount), $"{one.EntitiesShare * 100:0} %",
                Text(Math.Ceiling(one.IngestThroughputUnits)), Text(one.StateMegabytesPerInstance), Text(one.StoredGigabytes), Text(one.HandOver.WorstLagSeconds),
                one.HandOver.CaughtUpAfterSeconds is { } seconds ? Text(seconds) : "never", one.Verdict);
        }

        // Into a file or a pipe, 80 columns would break every word.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = WidthOfTable;
        AnsiConsole.Write(table);
    }

    private static string Text(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
