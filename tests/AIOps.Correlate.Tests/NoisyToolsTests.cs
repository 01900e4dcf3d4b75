using AIOps.Correlate.Faults;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>Where single alerts are not trusted: what is chance, what belongs together, and what is behind it.</summary>
public sealed class NoisyToolsTests
{
    private static readonly CorrelateOptions Options = new()
    {
        Admission = new AdmissionOptions { MinimumAlerts = 2, ChanceIncidentsPerDay = 0.1, ImmediateSeverity = -1 },
    };

    /// <summary>Two trees of seven services, one caller of both, and services that nothing connects.</summary>
    private static readonly ServiceGraph Forest = GraphOf(
    [
        .. Tree('a'), .. Tree('b'), (App("top"), App("a1")), (App("top"), App("b1")),
        .. Enumerable.Range(0, 30).Select(i => (App($"idle-{i}"), App($"lone-{i}"))),
    ]);

    [Fact]
    public void Lonely_alerts_all_over_the_estate_open_nothing()
    {
        var run = new Run(Options, Forest);
        for (var i = 0; i < 20; i++)
        {
            run.Open(App($"lone-{i}"), "Http5xx", i * 7);
            run.Tick((i * 7) + 2);
            run.Clear(App($"lone-{i}"), "Http5xx", i * 7, (i * 7) + 3);
        }

        Assert.Empty(run.Opened);
    }

    [Fact]
    public void Two_problems_at_the_same_moment_are_two_incidents()
    {
        var run = new Run(Options, Forest);
        foreach (var (tree, at) in new[] { ('a', 0.0), ('b', 0.2) }) Break(run, tree, at);
        for (var minute = 3; minute < 12; minute++) run.Tick(minute);

        Assert.Equal(2, run.Opened.Count());
        Assert.All(run.State.Incidents, incident => Assert.Single(incident.Alerts.Select(alert => ArmId.ShortNameOf(alert.ResourceId)[0]).Distinct()));
    }

    [Fact]
    public void What_is_most_likely_behind_an_incident_is_kept_with_it()
    {
        var run = new Run(Options, Forest);
        Break(run, 'a', 0);
        for (var minute = 3; minute < 12; minute++) run.Tick(minute);

        var suspect = Assert.Single(run.State.Incidents).Suspects[0];
        Assert.Equal(App("a7"), suspect.ResourceId);
        Assert.InRange(suspect.Probability, 0.5, 1);
    }

    [Fact]
    public void The_root_is_ranked_first_although_its_callers_alert_before_it()
    {
        var alerts = Alerts((App("a1"), "Http5xx", 0), (App("a3"), "Http5xx", 0.3), (App("a7"), "Restart count", 0.5), (App("a7"), "Http5xx", 0.6));

        Assert.Equal(App("a7"), RootSuspects.Rank(alerts, Forest, [])[0].ResourceId);
    }

    [Fact]
    public void A_change_just_before_tips_the_balance_between_two_that_look_alike()
    {
        var alerts = Alerts((App("a1"), "Http5xx", 1), (App("a3"), "Http5xx", 1), (App("a7"), "Http5xx", 1));
        var without = RootSuspects.Rank(alerts, Forest, []).First(suspect => suspect.ResourceId == App("a3")).Probability;
        var with = RootSuspects.Rank(alerts, Forest, [(App("a3"), At(-1))]).First(suspect => suspect.ResourceId == App("a3")).Probability;

        Assert.True(with > 2 * without, $"{with} after {without}");
    }

    [Fact]
    public void A_dependency_that_the_topology_misses_does_not_hide_the_root()
    {
        // a3 -> a7 is not known: a1 and a3 alert all the same.
        var partial = Forest with { Edges = [.. Forest.Edges.Where(edge => !(edge.From == App("a3") && edge.To == App("a7")))] };
        var alerts = Alerts((App("a7"), "Restart count", 0), (App("a7"), "Http5xx", 0.1), (App("a6"), "Http5xx", 0.7), (App("a3"), "Http5xx", 0.8), (App("a1"), "Http5xx", 1.4));

        Assert.Contains(App("a7"), RootSuspects.Rank(alerts, partial, []).Take(2).Select(suspect => suspect.ResourceId));
    }

    // x1 calls x2 and x3, those call x4 to x6, and x3 and x6 depend on x7.
    private static IEnumerable<(string, string)> Tree(char x) =>
    [
        (App($"{x}1"), App($"{x}2")), (App($"{x}1"), App($"{x}3")), (App($"{x}2"), App($"{x}4")), (App($"{x}2"), App($"{x}5")), (App($"{x}3"), App($"{x}6")),
        (App($"{x}3"), App($"{x}7")), (App($"{x}6"), App($"{x}7")),
    ];

    private static void Break(Run run, char x, double at)
    {
        run.Open(App($"{x}7"), "Restart count", at);
        run.Open(App($"{x}7"), "Http5xx", at + 0.1);
        run.Open(App($"{x}6"), "Http5xx", at + 0.9);
        run.Open(App($"{x}3"), "Http5xx", at + 1);
        run.Open(App($"{x}1"), "Http5xx", at + 1.6);
    }

    private static string App(string name) => $"/subscriptions/s1/resourcegroups/rg-{name}/providers/microsoft.web/sites/{name}";

    private static IReadOnlyList<Alert> Alerts(params (string Resource, string Rule, double Minute)[] alerts)
    {
        var run = new Run(new CorrelateOptions { JoinThreshold = 0.05, LooseThreshold = 0.05 }, ServiceGraph.Empty);
        foreach (var (resource, rule, minute) in alerts) run.Open(resource, rule, minute);
        return [.. run.State.Incidents.SelectMany(incident => incident.Alerts)];
    }
}
