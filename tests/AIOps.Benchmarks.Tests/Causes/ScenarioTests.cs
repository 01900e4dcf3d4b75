using AIOps.Benchmarks.Causes;
using AIOps.Benchmarks.Causes.Reading;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Tests.Causes;

public sealed class ScenarioTests : LayoutFolder
{
    private const string Graph = ",front,back\nfront,0,1\nback,0,0\n";

    [Fact]
    public void Graph_normal_data_and_issues_of_both_splits_are_read_in_the_order_of_their_numbers()
    {
        Write("graph.csv", Graph);
        Write("noissue/metrics.csv", Header + Rows);
        WriteIssue("train/issue_10");
        WriteIssue("train/issue_9");
        WriteIssue("test/issue_0");
        var scenario = Assert.Single(Scenario.ReadAll(Root));
        Assert.Equal([new DependencyEdge("front", "back")], scenario.Edges);
        Assert.Equal(["train/issue_9", "train/issue_10", "test/issue_0"], scenario.Issues.Select(issue => $"{issue.Split}/{issue.Name}"));
        Assert.Equal(3, scenario.Normal.Rows.Count);
        Assert.Empty(scenario.Unread);
    }

    [Fact]
    public void Without_graph_train_folder_and_normal_data_the_issues_are_ranked_and_what_is_missing_is_said()
    {
        WriteIssue("shop/one/test/issue_0", Header + string.Concat(Enumerable.Range(0, 40).Select(i => $"{62 + i},0.1,{20 + (i % 3)}\n")) + string.Concat(Enumerable.Range(0, 10).Select(i => $"{102 + i},0.5,90\n")));
        var scenario = Assert.Single(Scenario.ReadAll(Root));
        Assert.Equal("shop/one", scenario.Name);
        Assert.Equal(2, scenario.Unread.Count);
        Assert.Equal("back", new CausesRun(0, 1).Run([scenario]).Rankings.Single().Ranking[0].Node);
    }

    [Fact]
    public void One_bad_issue_does_not_take_the_others_along()
    {
        Write("graph.csv", Graph);
        WriteIssue("test/issue_0");
        WriteIssue("test/issue_1", Header + "100,much,1\n");
        WriteIssue("test/issue_2", target: "{");
        WriteIssue("test/issue_3", target: """{"target":{"node":"front","metric":"latency","timestamp":"soon"},"root_cause":{"node":"back"}}""");
        WriteIssue("test/issue_4", target: TargetJson.Replace("101", "103", StringComparison.Ordinal));
        Write("test/issue_5/target.json", TargetJson);
        Directory.CreateDirectory(Path.Combine(Root.FullName, "test", "issue_6"));
        var scenario = Assert.Single(Scenario.ReadAll(Root));
        Assert.Equal(["issue_0"], scenario.Issues.Select(issue => issue.Name));
        Assert.Collection(
            scenario.Unread,
            line => Assert.Contains("noissue", line, StringComparison.Ordinal),
            line => Assert.Contains("issue_1", line, StringComparison.Ordinal),
            line => Assert.Contains("issue_2", line, StringComparison.Ordinal),
            line => Assert.Contains("field target.timestamp must be epoch seconds; it is soon", line, StringComparison.Ordinal),
            line => Assert.Contains("no row after target.timestamp", line, StringComparison.Ordinal),
            line => Assert.Contains("issue_5", line, StringComparison.Ordinal),
            line => Assert.Contains("issue_6", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"target":{"node":"front","metric":"latency","statistic":"p90","timestamp":101},"root_cause":{"node":"back"}}""", "p90", 101)]
    [InlineData("""{"target":{"node":"front","metric":"latency","timestamp":"1693922400"},"root_cause":{"node":"back"}}""", "", 1693922400)]
    [InlineData("""{"target":{"node":"front","metric":"latency","agg":null,"timestamp":1693922400000},"root_cause":{"node":"back"}}""", "", 1693922400)]
    public void The_alert_is_read_with_or_without_a_statistic_and_in_any_unit_of_time(string json, string statistic, double time)
    {
        WriteIssue("test/issue_0", Header + "1693922500,0.1,20\n", json);
        Assert.Equal(new Target("front", "latency", statistic, time), Scenario.ReadAll(Root).Single().Issues.Single().Target);
    }

    [Theory]
    [InlineData("""{"target":{"metric":"latency","timestamp":101},"root_cause":{"node":"back"}}""", "field node must be a text")]
    [InlineData("""{"target":{"node":"front","metric":"latency","timestamp":101}}""", "field root_cause is missing")]
    public void A_missing_field_of_the_alert_is_named(string json, string message)
    {
        WriteIssue("test/issue_0", target: json);
        Assert.Contains(Scenario.ReadAll(Root).Single().Unread, line => line.Contains("target.json", StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_alert_of_a_node_that_neither_graph_nor_metrics_know_is_ranked_all_the_same()
    {
        Write("graph.csv", Graph);
        WriteIssue("test/issue_0", target: TargetJson.Replace("\"front\"", "\"nobody\"", StringComparison.Ordinal));
        Assert.Single(new CausesRun(0, 1).Run(Scenario.ReadAll(Root)).Rankings);
    }

    [Theory]
    [InlineData("\uFEFF,front,back\r\nfront,False,True\r\nback,False,False\r\n")]
    [InlineData(",\"front\",\"back\",\n\"front\",0.0,1.0,\n\"back\",,0,\n\n")]
    public void A_graph_is_read_from_every_way_to_write_it(string text)
    {
        Write("graph.csv", text);
        Assert.Equal([new DependencyEdge("front", "back")], Scenario.ReadAll(Root).Single().Edges);
    }

    [Fact]
    public void A_wrong_cell_of_a_graph_is_named_with_its_line()
    {
        Write("graph.csv", ",front,back\nfront,0,maybe\n");
        Assert.Contains(Scenario.ReadAll(Root).Single().Unread, line => line.Contains("line 2, column 3: 'maybe'", StringComparison.Ordinal));
    }
}
