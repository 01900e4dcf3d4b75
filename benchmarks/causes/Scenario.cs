using System.Text.Json;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes;

/// <summary>A folder of the layout: a call graph, normal data, and issues in train and test.</summary>
internal sealed record Scenario(string Name, IReadOnlyList<DependencyEdge> Edges, MetricsTable Normal, IReadOnlyList<Issue> Issues)
{
    private static readonly string[] Splits = ["train", "test"];

    public static IReadOnlyList<Scenario> ReadAll(DirectoryInfo folder)
    {
        var roots = File.Exists(Path.Combine(folder.FullName, "graph.csv")) ? [folder] : folder.GetDirectories();
        return [.. roots.OrderBy(one => one.Name, StringComparer.Ordinal).Where(root => File.Exists(Path.Combine(root.FullName, "graph.csv"))).Select(Read)];
    }

    private static Scenario Read(DirectoryInfo root) => new(
        root.Name,
        ReadEdges(Path.Combine(root.FullName, "graph.csv")),
        MetricsTable.Read(new FileInfo(Path.Combine(root.FullName, "noissue", "metrics.csv"))),
        [.. Splits.Select(split => new DirectoryInfo(Path.Combine(root.FullName, split))).Where(split => split.Exists)
            .SelectMany(split => split.GetDirectories("issue_*").OrderBy(one => int.TryParse(one.Name[6..], out var n) ? n : int.MaxValue).Select(one => Issue.Read(split.Name, one)))]);

    private static List<DependencyEdge> ReadEdges(string file)
    {
        var lines = File.ReadLines(file).Where(line => line.Length > 0).Select(CsvLine.Split).ToList();
        var callees = lines[0];
        return [.. lines.Skip(1).SelectMany(line => Enumerable.Range(1, Math.Min(line.Count, callees.Count) - 1)
            .Where(i => double.TryParse(line[i], out var set) && set > 0).Select(i => new DependencyEdge(line[0], callees[i])))];
    }
}

/// <summary>One labelled problem.</summary>
internal sealed record Issue(string Split, string Name, MetricsTable Table, Target Target, string Root)
{
    public static Issue Read(string split, DirectoryInfo folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "target.json")));
        var target = json.RootElement.GetProperty("target");
        var root = json.RootElement.GetProperty("root_cause").GetProperty("node").GetString()!;
        return new(split, folder.Name, MetricsTable.Read(new FileInfo(Path.Combine(folder.FullName, "metrics.csv"))), Target.Read(target), root);
    }
}

/// <summary>The alert: which series, and the last second that counts as before it.</summary>
internal sealed record Target(string Node, string Metric, string Statistic, double Timestamp)
{
    public static Target Read(JsonElement json) => new(
        json.GetProperty("node").GetString()!,
        json.GetProperty("metric").GetString()!,
        json.TryGetProperty("agg", out var agg) ? agg.GetString()! : json.TryGetProperty("statistic", out var statistic) ? statistic.GetString()! : "",
        json.GetProperty("timestamp").GetDouble());

    public override string ToString() => $"{Node} {Metric} {Statistic}";
}
