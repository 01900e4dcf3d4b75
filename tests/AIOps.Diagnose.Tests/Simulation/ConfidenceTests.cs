using System.Globalization;
using AIOps.Diagnose.Judging;
using AIOps.Diagnose.Ranking;
using Xunit.Abstractions;

namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>Is a cause that is called 80 % sure right about four times in five? Asked on systems that the calibration has not seen.</summary>
public sealed class ConfidenceTests(ITestOutputHelper output)
{
    private const int FirstSeed = 501;
    private const int Seeds = 8;

    [Fact]
    public void Confidence_says_how_often_a_cause_is_right()
    {
        var ranker = new CauseRanker(new DiagnoseOptions());
        var said = new List<(double Confidence, bool Right)>();
        foreach (var fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None))
        {
            for (var seed = FirstSeed; seed < FirstSeed + Seeds; seed++)
            {
                var issue = SimulatedIssue.Draw(fault, seed);
                var ranked = ranker.Rank(issue.Frame).Take(5).ToList();
                said.AddRange(Confidence.Of(ranked).Select((confidence, i) => (confidence, ranked[i].Node == issue.Root)));
            }
        }

        var error = 0.0;
        foreach (var bin in said.GroupBy(one => Math.Min(4, (int)(5 * one.Confidence))).OrderBy(bin => bin.Key))
        {
            var (confidence, right) = (bin.Average(one => one.Confidence), bin.Average(one => one.Right ? 1.0 : 0));
            error += bin.Count() * Math.Abs(confidence - right) / said.Count;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bin.Count()} causes said {confidence:0.00}, right {right:0.00}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected calibration error {error:0.000}"));
        Assert.InRange(error, 0, 0.1);
    }
}
