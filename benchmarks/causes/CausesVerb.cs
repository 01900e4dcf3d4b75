using System.CommandLine;
using AIOps.Benchmarks.Causes.Reading;
using AIOps.Benchmarks.Causes.Simulation;
using AIOps.Benchmarks.Correlate;

namespace AIOps.Benchmarks.Causes;

/// <summary>Root cause ranking on labelled systems in the PetShop layout.</summary>
internal sealed class CausesVerb : IBenchmarkVerb
{
    public Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of scenarios (graph.csv, noissue, train, test), or one scenario" };
        var model = new Option<string?>("--model") { Description = "Seeds A-B of modelled systems with resource, network and code faults, instead of --data" };
        var variant = new Option<string?>("--variant") { Description = "Names of variants of the model, with commas; all of them when not given" };
        var json = new Option<FileInfo?>("--json") { Description = "File for rankings and scores" };
        var cases = new Option<FileInfo?>("--cases") { Description = "File for every miss with the findings behind it" };
        var delete = new Option<double>("--delete-edges") { DefaultValueFactory = _ => 0, Description = "Share of call edges hidden from the ranker, 0 to 1" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Seed of the hidden edges" };
        var command = new Command("causes", "Ranks the causes of labelled issues; says how often the true one is first or in the first three, and how often quiet data is left alone");
        foreach (var option in new Option[] { data, model, variant, json, cases, delete, seed }) command.Add(option);
        command.SetAction(parsed =>
        {
            var run = new CausesRun(parsed.GetValue(delete), parsed.GetValue(seed));
            return parsed.GetValue(model) is { } seeds
                ? Model(run, seeds, parsed.GetValue(variant), parsed.GetValue(json), parsed.GetValue(cases))
                : Data(run, parsed.GetValue(data), parsed.GetValue(json), parsed.GetValue(cases));
        });
        return command;
    }

    private static int Data(CausesRun run, DirectoryInfo? data, FileInfo? json, FileInfo? cases)
    {
        if (data is null) return Fail("one of --data and --model is needed");
        IReadOnlyList<Scenario> scenarios = data.Exists ? Scenario.ReadAll(data) : [];
        if (scenarios.Count == 0) return Fail($"{data.FullName} holds no scenario: a folder with graph.csv, noissue/metrics.csv and train or test/issue_n/ is needed.");
        foreach (var line in scenarios.SelectMany(scenario => scenario.Unread)) Console.Error.WriteLine($"not read: {line}");
        if (scenarios.All(scenario => scenario.Issues.Count == 0)) return Fail($"{data.FullName} holds no issue that could be read: train or test/issue_n/ with metrics.csv and target.json is needed.");
        var result = run.Run(scenarios);
        CausesReport.Print(result, bySplit: false);
        if (json is not null) RunInfo.Write(json, CausesReport.ToJson(result, run.DeletedEdges, run.Seed));
        Write(cases, [result]);
        return 0;
    }

    private static int Model(CausesRun run, string range, string? names, FileInfo? json, FileInfo? cases)
    {
        if (SeedRange.Parse(range) is not { } seeds) return Fail("--model must be A-B with 0 <= A <= B");
        var wanted = names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. ModelVariants.All.Select(one => one.Name)];
        if (wanted.FirstOrDefault(name => ModelVariants.All.All(one => one.Name != name)) is { } unknown)
            return Fail($"--variant {unknown} is not known; there are: {string.Join(", ", ModelVariants.All.Select(one => one.Name))}");
        var results = ModelVariants.All.Where(one => wanted.Contains(one.Name))
            .ToDictionary(one => one.Name, one => run.Run([.. seeds.Select(seed => ModelScenarios.Make(one, seed))]));
        if (results.Count == 1) CausesReport.Print(results.Values.First(), bySplit: true);
        else VariantReport.Print(results);
        if (json is not null) RunInfo.Write(json, VariantReport.ToJson(results));
        Write(cases, results.Values);
        return 0;
    }

    private static void Write(FileInfo? file, IEnumerable<CausesResult> results)
    {
        if (file is null) return;
        File.WriteAllLines(file.FullName, results.SelectMany(result =>
            result.Rankings.Where(one => !one.HitAt(1)).Select(CaseText.WithFindings).Concat(result.Quiet.Where(one => !one.Empty).Select(CaseText.OfQuiet))));
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
