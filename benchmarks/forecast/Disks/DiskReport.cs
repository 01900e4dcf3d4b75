using Spectre.Console;

namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>Prints and writes the scores of the disk set.</summary>
internal static class DiskReport
{
    public static void Show(IReadOnlyList<DiskResult> results, int disks, int seed, FileInfo? json)
    {
        var table = new Table().AddColumns("method", "fills", "median warning h", "without", "coverage of 80 %", "warnings", "false", "pre-empted", "false per 1,000 disk-days");
        foreach (var result in results)
        {
            Row(table, result.Name, result.Scores);
            foreach (var (kind, scores) in result.ByKind)
            {
                Row(table, "  " + kind, scores);
            }
        }

        AnsiConsole.Write(table);
        if (json is not null)
        {
            RunInfo.Write(json, new
            {
                disks,
                days = DiskGenerator.Days,
                seed,
                ours = results[0].Scores,
                oursByKind = results[0].ByKind,
                baselines = results.Skip(1).ToDictionary(result => result.Key, result => result.Scores),
            });
        }
    }

    private static void Row(Table table, string name, DiskScores scores) => table.AddRow(
        name, $"{scores.Fills}", $"{scores.MedianWarningHours:0.0}", $"{scores.Missed}", $"{scores.Coverage80:0.000}", $"{scores.Warnings}", $"{scores.FalseWarnings}",
        $"{scores.Preempted}", $"{scores.FalsePer1000DiskDays:0.00}");
}
