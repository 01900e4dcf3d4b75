using System.Text.Json.Serialization;
using AIOps.Benchmarks.Causes.Reading;
using AIOps.Diagnose;
using AIOps.Diagnose.Judging;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes;

/// <summary>Runs the product's ranker over every issue and every quiet stretch of every scenario.</summary>
internal sealed class CausesRun(double deletedEdges, int seed)
{
    /// <summary>Causes that a diagnosis names.</summary>
    private const int Named = 5;

    private readonly CauseRanker ranker = new(new DiagnoseOptions());

    public double DeletedEdges => deletedEdges;

    public int Seed => seed;

    public CausesResult Run(IReadOnlyList<Scenario> scenarios)
    {
        var rankings = scenarios.SelectMany(scenario => scenario.Issues.Select(issue => RankIssue(scenario, issue))).ToList();
        var quiet = scenarios.SelectMany(QuietCases).ToList();
        return new(rankings, quiet) { Unread = [.. scenarios.SelectMany(scenario => scenario.Unread)] };
    }

    private IssueRanking RankIssue(Scenario scenario, Issue issue)
    {
        var ranked = ranker.Rank(FrameReader.Read(Edges(scenario, issue.Name), scenario.Normal, issue.Table, issue.Target));
        var series = Baselines.Series(scenario, issue).ToList();
        return new(scenario.Name, issue.Split, issue.Name, issue.Target.Metric, issue.Root, [.. ranked.Select(node => new RankedEntry(node.Node, node.Metric, Math.Round(node.Score, 6)))])
        {
            Confidence = Confidence.Of([.. ranked.Take(Named)]),
            Baselines = [.. Baselines.All.Select(method => method.Rank(scenario, issue, series).Take(3).ToList())],
            Nodes = ranked,
            Shown = CaseText.Shown(issue, series),
        };
    }

    // Stretches of normal data posed as problems: the right answer is "nothing".
    private IEnumerable<QuietCase> QuietCases(Scenario scenario)
    {
        var rows = scenario.Normal.Rows.Count;
        foreach (var target in scenario.Issues.Select(issue => issue.Target with { Timestamp = 0 }).Distinct())
        {
            for (var at = rows / 2; at < rows - 3; at += Math.Max(1, rows / 10))
            {
                var alert = target with { Timestamp = scenario.Normal.Times[at - 1] };
                var frame = FrameReader.Read(Edges(scenario, $"quiet{at}"), scenario.Normal.Slice(0, at), scenario.Normal.Slice(at, rows), alert);
                var named = ranker.Rank(frame);
                yield return new(scenario.Name, target.ToString(), at, named.Count == 0) { Named = named };
            }
        }
    }

    private List<DependencyEdge> Edges(Scenario scenario, string salt)
    {
        if (deletedEdges <= 0) return [.. scenario.Edges];
        var random = new Random(seed ^ StableHash($"{scenario.Name}/{salt}"));
        return [.. scenario.Edges.Where(_ => random.NextDouble() >= deletedEdges)];
    }

    // string.GetHashCode differs between processes.
    private static int StableHash(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}

internal sealed record RankedEntry(string Node, string Metric, double Score);

internal sealed record IssueRanking(string Scenario, string Split, string Issue, string Metric, string Root, IReadOnlyList<RankedEntry> Ranking)
{
    /// <summary>How sure the product is of each of the first causes.</summary>
    public IReadOnlyList<double> Confidence { get; init; } = [];

    /// <summary>The first three nodes of every baseline.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Baselines { get; init; } = [];

    /// <summary>What the ranker says, with its findings.</summary>
    public IReadOnlyList<RankedNode> Nodes { get; init; } = [];

    /// <summary>What moved most at the true cause.</summary>
    public string Shown { get; init; } = "";

    public bool HitAt(int k) => Ranking.Take(k).Any(entry => entry.Node == Root);
}

internal sealed record QuietCase(string Scenario, string Target, int At, bool Empty)
{
    /// <summary>What was named although nothing happened.</summary>
    [JsonIgnore]
    public IReadOnlyList<RankedNode> Named { get; init; } = [];
}

internal sealed record CausesResult(IReadOnlyList<IssueRanking> Rankings, IReadOnlyList<QuietCase> Quiet)
{
    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];
}
