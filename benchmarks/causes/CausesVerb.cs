using System.CommandLine;

namespace AIOps.Benchmarks.Causes;

/// <summary>Root cause ranking on labelled systems in the PetShop layout.</summary>
internal sealed class CausesVerb : IBenchmarkVerb
{
    public Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder of scenarios (graph.csv, noissue, train, test), or one scenario" };
        var json = new Option<FileInfo?>("--json") { Description = "File for rankings and scores" };
        var delete = new Option<double>("--delete-edges") { DefaultValueFactory = _ => 0, Description = "Share of call edges hidden from the ranker, 0 to 1" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Seed of the hidden edges" };
        var command = new Command("causes", "Ranks the causes of labelled issues; says how often the true one is first or in the first three, and how often quiet data is left alone");
        foreach (var option in new Option[] { data, json, delete, seed }) command.Add(option);
        command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(json), parsed.GetValue(delete), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(DirectoryInfo data, FileInfo? json, double deletedEdges, int seed)
    {
        var scenarios = data.Exists ? Scenario.ReadAll(data) : [];
        if (scenarios.Count == 0)
        {
            Console.Error.WriteLine($"{data.FullName} holds no scenario: a folder with graph.csv, noissue/metrics.csv and train or test/issue_n/ is needed.");
            return 2;
        }

        var result = new CausesRun(deletedEdges, seed).Run(scenarios);
        CausesReport.Print(result);
        if (json is not null) RunInfo.Write(json, CausesReport.ToJson(result, deletedEdges, seed));
        return 0;
    }
}
