using System.Text.Json;
using AIOps.Benchmarks.Correlate.Methods;
using AIOps.Benchmarks.Correlate.Scoring;
using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate;

/// <summary>Scores by method and seed, and incidents on the quiet day by seed.</summary>
internal sealed record CorrelateResult(IReadOnlyList<(string Method, IReadOnlyList<Metrics> Scores)> Methods, IReadOnlyList<double> NoiseDay, IReadOnlyList<int> Seeds);

/// <summary>Runs every method over every seed.</summary>
internal static class CorrelateRun
{
    public static CorrelateResult Run(GeneratorOptions options, IReadOnlyList<int> seeds, int threads, FileInfo? cases = null)
    {
        var methods = Methods();
        var scores = methods.Select(_ => new Metrics[seeds.Count]).ToArray();
        var quiet = new double[seeds.Count];
        var rows = new List<object>[seeds.Count];
        Parallel.For(0, seeds.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, at =>
        {
            var scenario = Scenario.Make(options, seeds[at]);
            var scorer = new Scorer(scenario);
            var own = Methods();
            for (var i = 0; i < own.Length; i++)
            {
                var grouped = own[i].Run(scenario);
                scores[i][at] = scorer.Score(grouped);
                if (i == 0 && cases is not null) rows[at] = [.. new Cases(scenario, seeds[at]).Of(grouped)];
            }

            var calm = Scenario.Make(options with { Faults = false }, seeds[at]);
            quiet[at] = new Scorer(calm).Score(own[0].Run(calm)).Incidents;
            var ours = scores[0][at];
            Console.Error.WriteLine($"seed {seeds[at]}: V {ours.VMeasure:0.000}, {ours.Alerts:0} alerts, {ours.Faults:0} faults, {ours.Incidents:0} incidents");
        });
        if (cases is not null) File.WriteAllLines(cases.FullName, rows.SelectMany(row => row).Select(row => JsonSerializer.Serialize(row, JsonSerializerOptions.Web)));
        return new CorrelateResult([.. methods.Select((method, i) => (method.Name, (IReadOnlyList<Metrics>)scores[i]))], quiet, seeds);
    }

    private static IGroupingMethod[] Methods() =>
    [
        new ProductMethod("ours", ProductMethod.ForNoisyTools), new DedupOnly(), new TimeSession(), new OneBucket(), new TopologyAndTime(),
    ];
}
