using AIOps.Detect;
using AIOps.Ingest;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

public sealed class LifeCycleTests
{
    [Theory]
    [InlineData(AnomalyPhase.Opened)]
    [InlineData(AnomalyPhase.Updated)]
    [InlineData(AnomalyPhase.Cleared)]
    public void Applying_the_same_phase_twice_changes_nothing(AnomalyPhase phase)
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        var anomaly = Phase(Web, "Http5xx", 0, phase, phase == AnomalyPhase.Opened ? 0 : 5);
        run.Apply(anomaly, 6);
        var before = run.State;
        Assert.Empty(run.Apply(anomaly, 7));
        Assert.Same(before, run.State);
    }

    [Fact]
    public void An_end_that_comes_before_its_beginning_opens_nothing()
    {
        var run = new Run();
        run.Clear(Web, "Http5xx", 0, 5);
        run.Open(Web, "Http5xx", 0);
        Assert.Empty(run.All);
    }

    [Fact]
    public void A_lost_opening_is_made_up_for_by_the_next_phase()
    {
        var run = new Run();
        run.Apply(Phase(Web, "Http5xx", 0, AnomalyPhase.Updated, 5));
        Assert.Equal(At(0), Assert.Single(run.Opened).Incident.StartedAt);
    }

    [Fact]
    public void Repeats_fold_into_one_alert_that_names_its_rule()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.Apply(Phase(Web, "Http5xx", 0, AnomalyPhase.Updated, 4, severity: 1));
        run.Clear(Web, "Http5xx", 0, 6);
        run.Open(Web, "Http5xx", 8);
        var alert = Assert.Single(Assert.Single(run.State.Incidents).Alerts);
        Assert.Equal("metric", alert.DedupRule);
        Assert.Equal(4, alert.Occurrences);
        Assert.Equal(1, alert.Severity);
        Assert.Equal(2, alert.AnomalyIds.Count);
        Assert.Null(alert.EndsAt);
        Assert.Equal(3, run.All.OfType<AlertChanged>().Count());
    }

    [Fact]
    public void Silence_is_reported_once_after_the_quiet_time_and_again_after_a_new_alert()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.Clear(Web, "Http5xx", 0, 10);
        Assert.Equal(At(15), run.State.NextTick);
        Assert.Empty(run.Tick(14));
        Assert.Equal(At(10), Assert.IsType<IncidentQuiet>(Assert.Single(run.Tick(15))).Since);
        Assert.Empty(run.Tick(16));
        run.Open(Web, "Http5xx", 17);
        run.Clear(Web, "Http5xx", 17, 18);
        Assert.Single(run.Tick(23).OfType<IncidentQuiet>());
        Assert.Single(run.Opened);
    }

    [Fact]
    public void A_closed_incident_takes_no_new_alerts()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.State = run.Correlator.Close(run.State, run.Opened.Single().IncidentId, At(1));
        run.Open(Web, "HttpResponseTime", 2);
        Assert.Equal(2, run.Opened.Count());
        Assert.Empty(run.All.OfType<AlertAdded>());
    }

    [Fact]
    public void The_same_condition_inside_the_window_reopens_and_after_it_opens_a_new_incident()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.Clear(Web, "Http5xx", 0, 5);
        var id = run.Opened.Single().IncidentId;
        run.State = run.Correlator.Close(run.State, id, At(10));
        Assert.Equal(id, Assert.IsType<IncidentReopened>(Assert.Single(run.Open(Web, "Http5xx", 30))).IncidentId);
        run.Clear(Web, "Http5xx", 30, 35);
        run.State = run.Correlator.Close(run.State, id, At(40));
        run.Tick(71);
        Assert.Empty(run.State.Incidents);
        Assert.Empty(run.Clear(Web, "Http5xx", 30, 35));
        run.Open(Web, "Http5xx", 80);
        Assert.Equal(2, run.Opened.Count());
    }

    [Fact]
    public void What_still_goes_on_when_the_reopen_window_ends_opens_again_with_its_next_phase()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.State = run.Correlator.Close(run.State, run.Opened.Single().IncidentId, At(10));
        Assert.Empty(run.Apply(Phase(Web, "Http5xx", 0, AnomalyPhase.Updated, 20)));
        Assert.Single(run.Apply(Phase(Web, "Http5xx", 0, AnomalyPhase.Updated, 45)).OfType<IncidentOpened>());
    }

    [Fact]
    public void A_foreign_alert_fires_again_under_its_id()
    {
        var run = new Run();
        void Send(bool firing, double at)
        {
            var alert = new ForeignAlert { Source = "azure-monitor", ExternalId = "r1", Firing = firing, Severity = 1, ResourceIds = [Web], Title = "High 5xx", Time = At(at) };
            foreach (var phase in ForeignAlerts.ToAnomalies(alert)) run.Apply(phase);
        }

        Send(true, 0);
        Send(true, 0);
        Send(false, 5);
        Send(true, 7);
        Assert.Single(run.Opened);
        Assert.Null(run.State.Incidents[0].Alerts[0].EndsAt);
        Send(false, 9);
        run.State = run.Correlator.Close(run.State, run.Opened.Single().IncidentId, At(15));
        run.Tick(60);
        Send(true, 7);
        Assert.Single(run.Opened);
        Send(true, 70);
        Assert.Equal(2, run.Opened.Count());
    }

    [Fact]
    public void Incident_ids_come_from_content_and_sort_newest_first()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.Open(Report, "Http5xx", 20);
        run.Open(Gateway, "FailedRequests", 400);
        var ids = run.Opened.Select(item => item.IncidentId).ToList();
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^inc-[0-9a-z]{10}-[0-9a-f]{12}$", id));
        var again = new Run();
        again.Open(Web, "Http5xx", 0);
        Assert.Equal(ids[0], again.Opened.Single().IncidentId);
        Assert.Equal("s1", run.Opened.First().Incident.Scope);
    }

    [Fact]
    public void Ids_of_twenty_thousand_incidents_of_one_millisecond_differ()
    {
        var ids = Enumerable.Range(0, 20_000).Select(static i => IncidentIds.OfSplit("inc-1", [$"alert-{i}"], At(0)));
        Assert.Equal(20_000, ids.Distinct().Count());
    }

    [Fact]
    public void An_operator_can_split_and_merge()
    {
        var run = new Run();
        run.Open(Api, "Latency", 0);
        run.Open(Web, "HttpResponseTime", 1);
        run.Open(Gateway, "FailedRequests", 2);
        var first = run.State.Incidents[0];
        var parted = run.Keep(run.Correlator.Split(run.State, first.Id, [first.Alerts[2].Id], At(5)));
        var second = Assert.IsType<IncidentOpened>(Assert.Single(parted)).IncidentId;
        Assert.Equal([2, 1], run.State.Incidents.Select(incident => incident.Alerts.Count));
        Assert.Empty(run.Open(Gateway, "FailedRequests", 2));
        var merged = run.Keep(run.Correlator.Merge(run.State, first.Id, second, At(6)));
        Assert.Equal("merge", Assert.IsType<AlertAdded>(Assert.Single(merged)).Why.Rule);
        Assert.Equal(3, Assert.Single(run.State.Incidents).Alerts.Count);
    }

    [Fact]
    public void Ends_that_got_lost_are_presumed_once_most_others_are_over_and_nothing_is_heard()
    {
        var run = new Run();
        run.Open(Api, "Latency", 0);
        run.Open(Web, "HttpResponseTime", 1);
        run.Open(Gateway, "FailedRequests", 2);
        run.Clear(Api, "Latency", 0, 9);
        run.Clear(Web, "HttpResponseTime", 1, 10);
        Assert.Empty(run.Tick(39));
        var effects = run.Tick(45);
        Assert.Equal("FailedRequests", Assert.Single(effects.OfType<AlertChanged>()).Alert.Signal);
        Assert.Single(effects.OfType<IncidentQuiet>());
    }

    [Fact]
    public void A_condition_that_starts_again_long_after_its_end_is_another_story_even_while_the_incident_is_open()
    {
        var run = new Run();
        run.Open(Web, "Http5xx", 0);
        run.Clear(Web, "Http5xx", 0, 5);
        run.Open(Web, "Http5xx", 120);
        Assert.Equal(2, run.Opened.Count());
    }
}
