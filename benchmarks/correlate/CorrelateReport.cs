using System.Reflection;
using System.Text.Json;
using AIOps.Benchmarks.Correlate.Scoring;
using AIOps.Benchmarks.Correlate.Simulation;
using Spectre.Console;

namespace AIOps.Benchmarks.Correlate;

/// <summary>The result as a table and as JSON.</summary>
internal static class CorrelateReport
{
    private static readonly PropertyInfo[] Columns = typeof(Metrics).GetProperties();

    public static void Print(CorrelateResult result)
    {
        var table = new Table().AddColumn("simulated estates");
        foreach (var (method, _) in result.Methods) table.AddColumn(method);
        foreach (var column in Columns)
        {
            var cells = result.Methods.Select(item => Interval.Of(Values(item.Scores, column)));
            table.AddRow([column.Name, .. cells.Select(cell => $"{cell.Mean:0.###} +-{cell.High - cell.Mean:0.###}")]);
        }

        AnsiConsole.Write(table);
        var noise = Interval.Of(result.NoiseDay);
        AnsiConsole.WriteLine($"Quiet day, only noise: {noise.Mean:0.##} incidents ({noise.Low:0.##} to {noise.High:0.##})");
    }

    public static void Write(FileInfo file, GeneratorOptions options, CorrelateResult result) => RunInfo.Write(file, new
    {
        simulated = true,
        seeds = result.Seeds,
        generator = options,
        ours = Of(result.Methods[0].Scores),
        baselines = result.Methods.Skip(1).ToDictionary(item => item.Method, item => Of(item.Scores)),
        noiseDay = new { falseIncidents = Interval.Of(result.NoiseDay) },
    });

    private static Dictionary<string, Interval> Of(IReadOnlyList<Metrics> scores) =>
        Columns.ToDictionary(column => JsonNamingPolicy.CamelCase.ConvertName(column.Name), column => Interval.Of(Values(scores, column)));

    private static IReadOnlyList<double> Values(IReadOnlyList<Metrics> scores, PropertyInfo column) => [.. scores.Select(score => (double)column.GetValue(score)!)];
}
