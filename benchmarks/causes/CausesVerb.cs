using System.CommandLine;
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
        var json = new Option<FileInfo?>("--json") { Description = "File for rankings and scores" };
        var delete = new Option<double>("--delete-edges") { DefaultValueFactory = _ => 0, Description = "Share of call edges hidden from the ranker, 0 to 1" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Seed of the hidden edges" };
        var command = new Command("causes", "Ranks the causes of labelled issues; says how often the true one is first or in the first three, and how often quiet data is left alone");
        foreach (var option in new Option[] { data, model, json, delete, seed }) command.Add(option);
        command.SetAction(parsed => Run(parsed.GetValue(data), parsed.GetValue(model), parsed.GetValue(json), parsed.GetValue(delete), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(DirectoryInfo? data, string? model, FileInfo? json, double deletedEdges, int seed)
    {
        IReadOnlyList<Scenario> scenarios;
        if (model is not null)
        {
            if (SeedRange.Parse(model) is not { } seeds) return Fail("--model must be A-B with 0 <= A <= B");
            scenarios = [.. seeds.Select(ModelScenarios.Make)];
        }
        else
        {
            if (data is null) return Fail("one of --data and --model is needed");
            scenarios = data.Exists ? Scenario.ReadAll(data) : [];
            if (scenarios.Count == 0) return Fail($"{data.FullName} holds no scenario: a folder with graph.csv, noissue/metrics.csv and train or test/issue_n/ is needed.");
        }

        var result = new CausesRun(deletedEdges, seed).Run(scenarios);
        CausesReport.Print(result, bySplit: model is not null);
        if (json is not null) RunInfo.Write(json, CausesReport.ToJson(result, deletedEdges, seed));
        return 0;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
