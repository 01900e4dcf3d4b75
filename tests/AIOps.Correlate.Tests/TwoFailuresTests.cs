using AIOps.Ingest;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>Alerts of noisy tools: what tells a second failure from more of the first.</summary>
public sealed class TwoFailuresTests
{
    private const string Prefix = "/subscriptions/s1/resourcegroups/rg-two/providers/";

    [Fact]
    public void Two_deployments_that_break_within_seconds_are_not_one_failure_of_what_they_share()
    {
        var run = new Run(Run.Noisy, Graph(("left-0", "shared"), ("right-0", "shared")));
        Change(run, "left-0", -1);
        Change(run, "right-0", -0.8);
        foreach (var (side, at) in new[] { ("left", 0.0), ("right", 0.4) }) Break(run, side, at, "Http 5xx");
        run.Advance(10);
        Assert.Equal(2, run.Opened.Count());
        Assert.All(run.State.Incidents, incident => Assert.Single(incident.Alerts.Select(alert => ArmId.ShortNameOf(alert.ResourceId).Split('-')[0]).Distinct()));
    }

    [Fact]
    public void A_stray_alert_some_minutes_before_does_not_keep_a_resource_out_of_the_problem_that_reaches_it()
    {
        var run = new Run(Run.Noisy, Graph());
        Fire(run, "left-2", "Restart count", 0);
        Break(run, "left", 8);
        run.Advance(20);
        var incident = Assert.Single(run.Opened).Incident;
        Assert.Contains(run.State.Incidents[0].Alerts, alert => alert.ResourceId == App("left-2") && alert.Signal == "High response time");
        Assert.DoesNotContain(incident.Alerts, item => item.Alert.Signal == "Restart count");
    }

    [Fact]
    public void What_comes_back_after_the_others_went_is_placed_anew()
    {
        var run = new Run(Run.Noisy, Graph());
        Break(run, "left", 0);
        run.Advance(6);
        var before = Assert.Single(run.State.Incidents);
        foreach (var alert in before.Alerts) Fire(run, ArmId.ShortNameOf(alert.ResourceId), alert.Signal, 9, firing: false);
        Fire(run, "left-1", "High response time", 12);
        Assert.Contains(run.State.Held, held => held.Alert.ResourceId == App("left-1"));
    }

    [Fact]
    public void The_end_of_what_came_back_ends_that_and_leaves_the_old_incident_as_it_was()
    {
        var run = new Run(Run.Noisy, Graph());
        Break(run, "left", 0);
        run.Advance(6);
        foreach (var alert in Assert.Single(run.State.Incidents).Alerts) Fire(run, ArmId.ShortNameOf(alert.ResourceId), alert.Signal, 9, firing: false);
        Fire(run, "left-1", "High response time", 12);
        Fire(run, "left-1", "High response time", 13, firing: false);
        Assert.Equal(At(9), run.State.Incidents[0].Alerts.First(alert => alert.ResourceId == App("left-1")).EndsAt);
        Assert.Equal(At(13), run.State.Held.First(held => held.Alert.ResourceId == App("left-1")).Alert.EndsAt);
    }

    [Fact]
    public void A_stray_alert_does_not_make_what_it_shares_with_a_failure_the_cause_of_both()
    {
        var run = new Run(Run.Noisy, Graph([("left-0", "shared"), .. Enumerable.Range(0, 20).Select(i => ($"idle-{i}", "shared"))]));
        Fire(run, "idle-0", "Restart count", -0.6);
        Break(run, "left", 0);
        run.Advance(10);
        var incident = Assert.Single(run.State.Incidents);
        Assert.DoesNotContain(incident.Alerts, alert => alert.ResourceId == App("idle-0"));
        Assert.Equal(App("left-0"), incident.Suspects[0].ResourceId);
    }

    [Fact]
    public void A_stray_alert_does_not_make_what_it_shares_with_two_failures_the_cause_of_all()
    {
        var run = new Run(Run.Noisy, Graph([("left-0", "shared"), ("right-0", "shared"), .. Enumerable.Range(0, 9).Select(i => ($"idle-{i}", "shared"))]));
        Change(run, "left-0", -1);
        Change(run, "right-0", -0.8);
        Fire(run, "idle-0", "Http 5xx", -0.1);
        foreach (var (side, at) in new[] { ("left", 0.0), ("right", 0.4) }) Break(run, side, at, "Http 5xx");
        run.Advance(10);
        Assert.Equal(2, run.Opened.Count());
        Assert.All(run.State.Incidents, incident => Assert.Single(incident.Alerts.Select(alert => ArmId.ShortNameOf(alert.ResourceId).Split('-')[0]).Where(side => side != "idle").Distinct()));
    }

    [Fact]
    public void What_comes_back_while_the_others_go_on_is_more_of_the_same()
    {
        var run = new Run(Run.Noisy, Graph());
        Break(run, "left", 0);
        run.Advance(6);
        Fire(run, "left-1", "High response time", 9, firing: false);
        Fire(run, "left-1", "High response time", 12);
        Assert.DoesNotContain(run.State.Held, held => held.Alert.ResourceId == App("left-1"));
        Assert.Null(run.State.Incidents[0].Alerts.First(alert => alert.ResourceId == App("left-1") && alert.Signal == "High response time").EndsAt);
    }

    [Fact]
    public void A_root_that_shows_itself_anew_while_it_is_broken_is_no_second_problem()
    {
        var run = new Run(Run.Noisy, Graph());
        Break(run, "left", 0);
        run.Advance(14);
        Fire(run, "left-0", "Restart count", 15);
        Fire(run, "left-0", "Http 5xx", 15.1);
        foreach (var i in new[] { 4, 7, 8 }) Fire(run, $"left-{i}", "Http 5xx", 15.5 + (0.1 * i));
        run.Advance(25);
        Assert.Single(run.Opened);
    }

    private static string App(string name) => Prefix + "microsoft.app/containerapps/" + name;

    // Two trees of callers over left-0 and right-0, and others that have nothing to do with them.
    private static ServiceGraph Graph(params (string From, string To)[] more) => GraphOf(
    [
        .. new[] { "left", "right" }.SelectMany(side => Enumerable.Range(1, 9).Select(i => (App($"{side}-{i}"), App($"{side}-{(i - 1) / 3}")))),
        .. Enumerable.Range(0, 20).Select(i => (App($"idle-{i}"), App($"lone-{i}"))),
        .. more.Select(edge => (App(edge.From), App(edge.To))),
    ]);

    private static void Break(Run run, string side, double minute, string first = "CPU above 90 percent")
    {
        Fire(run, side + "-0", first, minute);
        Fire(run, side + "-0", "High response time", minute + 0.1);
        foreach (var i in new[] { 1, 2, 3 }) Fire(run, $"{side}-{i}", "High response time", minute + 0.5 + (0.1 * i));
    }

    private static void Change(Run run, string name, double minute) => run.State = run.Correlator.Note(run.State, new ChangeEvent
    {
        Id = "change-" + name, ResourceId = App(name), Time = At(minute), Kind = ChangeKind.Deployment, Operation = "write", Status = "succeeded", Title = "new revision",
    }, At(minute));

    private static void Fire(Run run, string name, string rule, double minute, bool firing = true) => run.Fire(App(name), rule, minute, firing);
}
