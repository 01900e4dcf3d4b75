using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>Two failures that were taken for one because a dependency may be missing in the topology: their ends tell.</summary>
public sealed class PartingTests
{
    private const string Prefix = "/subscriptions/s1/resourcegroups/rg-part/providers/microsoft.app/containerapps/";

    [Fact]
    public void What_may_have_come_in_over_a_missed_dependency_joins_and_is_remembered_as_such()
    {
        var incident = Assert.Single(Broken().State.Incidents);
        var guest = Assert.Single(incident.Guests);
        Assert.InRange(guest.LogOdds, 0.5, 4);
        Assert.All(Sides(incident.Alerts.Where(alert => guest.Fingerprints.Contains(alert.Fingerprint))), side => Assert.Equal("right", side));
        Assert.All(Sides(incident.Alerts.Where(alert => incident.Founders.Contains(alert.Fingerprint))), side => Assert.Equal("left", side));
    }

    [Fact]
    public void What_goes_on_when_the_rest_is_over_becomes_an_incident_of_its_own()
    {
        var run = Broken();
        var first = run.State.Incidents[0].Id;
        End(run, "left", 8);
        run.Advance(25);
        var moved = Assert.Single(run.All.OfType<AlertsMoved>());
        Assert.Equal((first, true), (moved.IncidentId, moved.IsNew));
        var part = run.Opened.Single(opened => opened.IncidentId == moved.Into).Incident;
        Assert.Equal(moved.AlertIds.Order(), part.Alerts.Select(item => item.Alert.Id).Order());
        Assert.Equal(["right"], Sides(run.State.Incidents.Single(item => item.Id == moved.Into).Alerts));
        Assert.Equal(["left"], Sides(run.State.Incidents.Single(item => item.Id == first).Alerts));
        Assert.Contains("went on when the others were over", moved.Because, StringComparison.Ordinal);
        // What is left is over now, and can be resolved.
        Assert.Contains(run.All.OfType<IncidentQuiet>(), quiet => quiet.IncidentId == first);
        Assert.StartsWith("right", ArmId.ShortNameOf(run.State.Incidents.Single(item => item.Id == moved.Into).Suspects[0].ResourceId), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_while_the_rest_goes_on_leaves_too()
    {
        var run = Broken();
        End(run, "right", 8);
        run.Advance(20);
        var moved = Assert.Single(run.All.OfType<AlertsMoved>());
        Assert.Equal(["right"], Sides(run.State.Incidents.Single(item => item.Id == moved.Into).Alerts));
        Assert.Contains("over while the others went on", moved.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_with_the_rest_stays()
    {
        var run = Broken();
        End(run, "left", 20);
        End(run, "right", 21.5);
        run.Advance(40);
        Assert.Single(run.Opened);
        Assert.DoesNotContain(run.All, effect => effect is AlertsMoved);
    }

    [Fact]
    public void Whoever_wants_no_regrouping_can_switch_it_off()
    {
        var run = Broken(Run.Noisy with { Admission = Run.Noisy.Admission with { PartByEnds = false } });
        End(run, "left", 8);
        run.Advance(25);
        Assert.DoesNotContain(run.All, effect => effect is AlertsMoved);
    }

    [Fact]
    public void A_single_end_says_nothing()
    {
        var run = Broken();
        Fire(run, "right-1", "High response time", 8, firing: false);
        run.Advance(20);
        Assert.DoesNotContain(run.All, effect => effect is AlertsMoved);
    }

    [Fact]
    public void What_an_operator_took_apart_is_asked_for_its_causes_again_so_both_take_more_of_their_own()
    {
        var run = Broken();
        var incident = run.State.Incidents[0];
        var right = incident.Alerts.Where(alert => ArmId.ShortNameOf(alert.ResourceId).StartsWith("right", StringComparison.Ordinal)).Select(alert => alert.Id).ToList();
        run.Keep(run.Correlator.Split(run.State, incident.Id, right, At(6)));
        run.Tick(6);
        Assert.Equal(2, run.State.Incidents.Count);
        Assert.All(run.State.Incidents, item => Assert.StartsWith(Assert.Single(Sides(item.Alerts)), ArmId.ShortNameOf(item.Suspects[0].ResourceId), StringComparison.Ordinal));
    }

    [Fact]
    public void No_alert_is_lost_or_doubled_when_an_incident_parts()
    {
        var run = Broken();
        var before = run.State.Incidents[0].Alerts.Select(alert => alert.Id).Order().ToList();
        End(run, "left", 8);
        run.Advance(20);
        Assert.Equal(before, run.State.Incidents.SelectMany(item => item.Alerts).Select(alert => alert.Id).Order());
        // What happens to them from now on happens there.
        End(run, "right", 21);
        run.Advance(30);
        Assert.Equal(2, run.All.OfType<IncidentQuiet>().Select(quiet => quiet.IncidentId).Distinct().Count());
    }

    [Fact]
    public void Other_subscriptions_of_the_same_estate_change_nothing()
    {
        var alone = Broken();
        var estate = GraphOf([.. Enumerable.Range(1, 10).SelectMany(i => Calls(Prefix.Replace("/s1/", $"/s{i}/", StringComparison.Ordinal)))]);
        var run = Broken(graph: ScopeView.Of(estate, "s1"));
        Assert.Equal(alone.State.Incidents[0].Guests[0].LogOdds, run.State.Incidents[0].Guests[0].LogOdds);
        End(run, "left", 8);
        run.Advance(25);
        Assert.Single(run.All.OfType<AlertsMoved>());
    }

    private static IEnumerable<string> Sides(IEnumerable<Alert> alerts) => alerts.Select(alert => ArmId.ShortNameOf(alert.ResourceId).Split('-')[0]).Distinct();

    // A loud failure, and half a minute later callers wait for something that says nothing of itself: likelier a missed dependency than a second failure.
    private static Run Broken(CorrelateOptions? options = null, ServiceGraph? graph = null)
    {
        var run = new Run(options ?? Run.Noisy, graph ?? GraphOf(Calls(Prefix)));
        Fire(run, "left-0", "CPU above 90 percent", 0);
        for (var i = 0; i <= 15; i++) Fire(run, "left-" + i, "High response time", 0.3 + (0.05 * i));
        for (var i = 0; i <= 4; i++) Fire(run, "right-" + i, "High response time", 2.4 + (0.1 * i));
        run.Advance(6);
        return run;
    }

    private static (string From, string To)[] Calls(string prefix) =>
    [
        .. Enumerable.Range(1, 15).Select(i => (prefix + "left-" + i, prefix + "left-" + ((i - 1) / 3))),
        .. Enumerable.Range(1, 4).Select(i => (prefix + "right-" + i, prefix + "right-0")),
        .. Enumerable.Range(1, 15).Select(i => (prefix + "left-" + i, prefix + "base-" + (i / 4))),
        .. Enumerable.Range(0, 20).Select(i => (prefix + "idle-" + i, prefix + "lone-" + i)),
    ];

    private static void End(Run run, string side, double minute)
    {
        foreach (var alert in run.State.Incidents.SelectMany(item => item.Alerts).Where(alert => ArmId.ShortNameOf(alert.ResourceId).StartsWith(side, StringComparison.Ordinal)).ToList())
            Fire(run, ArmId.ShortNameOf(alert.ResourceId), alert.Signal, minute, firing: false);
    }

    private static void Fire(Run run, string name, string rule, double minute, bool firing = true) => run.Fire(Prefix + name, rule, minute, firing);
}
