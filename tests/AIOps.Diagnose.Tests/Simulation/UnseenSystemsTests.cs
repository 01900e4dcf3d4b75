using System.Globalization;
using AIOps.Diagnose.Ranking;
using Xunit.Abstractions;

namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>The ranker on simulated systems: other graphs, loads, steps and faults in every case.</summary>
public sealed class UnseenSystemsTests(ITestOutputHelper output)
{
    private const int Cases = 10;

    [Fact]
    public void Causes_of_every_kind_are_found_in_systems_that_differ_each_time()
    {
        var ranker = new CauseRanker(new DiagnoseOptions());
        var all = new List<(Fault Fault, int Place)>();
        foreach (var fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None))
        {
            for (var seed = 1; seed <= Cases; seed++)
            {
                var issue = SimulatedIssue.Draw(fault, seed);
                var ranked = ranker.Rank(issue.Frame);
                var place = ranked.Select(node => node.Node).ToList().IndexOf(issue.Root);
                all.Add((fault, place < 0 ? int.MaxValue : place));
                if (place != 0) output.WriteLine($"{fault} {seed}: {issue.Root} at {place}: {string.Join("; ", ranked.Take(3).Select(Text))} TRUE {string.Join("; ", ranked.Where(n => n.Node == issue.Root).Select(Text))}");
            }
        }

        foreach (var group in all.GroupBy(one => one.Fault))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"= {group.Key}: top-1 {group.Average(one => one.Place == 0 ? 1 : 0):0.00} top-3 {group.Average(one => one.Place < 3 ? 1 : 0):0.00}"));
        // Network and resource faults leave a trace of their own; a wrong value in a silent leaf may leave none at all.
        Assert.All(all.Where(one => one.Fault is not (Fault.Exception or Fault.WrongReturn)).GroupBy(one => one.Fault), group => Assert.True(group.Average(one => one.Place == 0 ? 1.0 : 0) >= 0.9));
        Assert.True(all.Average(one => one.Place == 0 ? 1.0 : 0) >= 0.85);
        Assert.True(all.Average(one => one.Place < 3 ? 1.0 : 0) >= 0.9);
    }

    private static string Text(RankedNode node) =>
        $"{node.Node} {node.Score:0.00} ({string.Join(", ", node.Findings.Select(one => $"{one.Finding.Component} {one.Finding.Series?.Metric} {one.Finding.Strength:0.00} z{one.Finding.Shift.Z:0.0} r{one.Finding.Shift.Relative:0.00}"))})";
}
