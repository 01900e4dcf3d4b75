using AIOps.Detect;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

public sealed class SuppressionTests
{
    [Fact]
    public void A_flapping_alert_is_damped_until_it_holds()
    {
        var run = new Run(new CorrelateOptions { ReopenWindow = TimeSpan.Zero });
        for (var i = 0; i < 6; i++)
        {
            run.Open(Report, "Queue", i * 6);
            run.Clear(Report, "Queue", i * 6, (i * 6) + 2);
            if (run.State.Incidents.Count > 0) run.State = run.Correlator.Close(run.State, run.State.Incidents[^1].Id, At((i * 6) + 3));
        }

        Assert.Equal(2, run.Opened.Count());
        Assert.Equal("flapping", Assert.Single(run.State.Held).Reason);
        run.Tick(120);
        Assert.Empty(run.State.Held);
        run.Open(Report, "Queue", 121);
        run.Open(Report, "Latency", 122);
        Assert.Equal(3, run.Opened.Count());
    }

    [Fact]
    public void A_damped_alert_that_holds_is_let_through()
    {
        var run = new Run(new CorrelateOptions { Flapping = new FlapOptions { Opens = 2 } });
        run.Open(Report, "Queue", 0);
        run.Clear(Report, "Queue", 0, 1);
        run.State = run.Correlator.Close(run.State, run.State.Incidents[0].Id, At(1));
        Assert.Empty(run.Open(Report, "Queue", 3));
        Assert.Empty(run.Tick(17));
        Assert.Single(run.Tick(18).OfType<IncidentOpened>());
    }

    [Fact]
    public void Planned_work_opens_nothing_and_ends_without_a_storm()
    {
        var options = new CorrelateOptions { Maintenance = [new MaintenanceWindow("patching", "/subscriptions/s1/resourcegroups/rg-shop", At(0), At(60))] };
        var run = new Run(options, ServiceGraph.Empty);
        for (var i = 0; i < 40; i++) run.Open($"{Group}microsoft.compute/virtualmachines/vm-{i:00}", "Heartbeat", i);
        for (var i = 0; i < 30; i++) run.Clear($"{Group}microsoft.compute/virtualmachines/vm-{i:00}", "Heartbeat", i, 50);
        run.Open(Report, "Http5xx", 30);
        Assert.Single(run.Opened);
        Assert.Equal(At(65), run.State.NextTick);
        Assert.Empty(run.Tick(64));
        var after = Assert.Single(run.Tick(65).OfType<IncidentOpened>());
        Assert.Equal(10, after.Incident.Alerts.Count);
        Assert.Contains("patching", after.Incident.Alerts[1].Why.Link);
        Assert.Empty(run.State.Held);
    }

    [Fact]
    public void Planned_work_can_be_passed_in_and_covers_whole_names_only()
    {
        var window = new MaintenanceWindow("slot swap", Web, At(0), At(10));
        Assert.True(window.Covers(Web + "/slots/blue", At(1)));
        Assert.False(window.Covers(Web + "2", At(1)));
        Assert.False(window.Covers(Web, At(10)));
        var run = new Run();
        run.State = run.Correlator.Plan(run.State, [window], At(0));
        Assert.Empty(run.Open(Web, "Http5xx", 5));
    }

    [Fact]
    public void A_limit_reached_silences_the_forecast_of_it()
    {
        var run = new Run();
        run.Apply(Phase(ReportStore, "UsedCapacity", 0, kind: AnomalyKind.Limit));
        Assert.Empty(run.Apply(Phase(ReportStore, "UsedCapacity", 1, kind: AnomalyKind.Exhaustion) with { Source = AnomalySource.Forecast }));
        Assert.Equal("inhibited: forecast-after-limit", Assert.Single(run.State.Held).Reason);
        Assert.Empty(run.Tick(2));
        run.Apply(Phase(ReportStore, "UsedCapacity", 0, AnomalyPhase.Cleared, 3, kind: AnomalyKind.Limit));
        Assert.Single(run.Tick(4).OfType<AlertAdded>());
    }

    [Fact]
    public void Fewer_alerts_than_the_minimum_wait_for_company()
    {
        var run = new Run(new CorrelateOptions { Admission = new AdmissionOptions { MinimumAlerts = 3 } });
        Assert.Empty(run.Open(Api, "Latency", 0));
        Assert.Empty(run.Open(Report, "Http5xx", 0));
        Assert.Empty(run.Open(Web, "HttpResponseTime", 1));
        var opened = Assert.IsType<IncidentOpened>(Assert.Single(run.Open(Gateway, "FailedRequests", 2)));
        Assert.Equal(3, opened.Incident.Alerts.Count);
        Assert.EndsWith("and 2 related alerts", opened.Incident.Title);
        Assert.Empty(run.Tick(16));
        Assert.Single(run.Apply(Phase(Report, "Http5xx", 0, AnomalyPhase.Updated, 17)).OfType<IncidentOpened>());
    }

    [Fact]
    public void Few_alerts_in_a_large_noisy_zone_are_chance_and_many_that_last_are_not()
    {
        var services = Enumerable.Range(0, 40).Select(i => $"/subscriptions/s1/resourcegroups/rg-{i}/providers/microsoft.web/sites/app-{i:00}").ToArray();
        var graph = GraphOf([.. services.Skip(1).Select(service => (service, services[0]))]);
        var options = new CorrelateOptions { Admission = new AdmissionOptions { MinimumAlerts = 2, ChanceIncidentsPerDay = 0.1, OpenAfter = TimeSpan.Zero } };
        var run = new Run(options, graph);
        run.Open(services[3], "Http5xx", 0);
        run.Open(services[9], "Http5xx", 4);
        Assert.Empty(run.Tick(5));
        run.Open(services[0], "Http5xx", 4.4);
        for (var i = 10; i < 22; i++) run.Open(services[i], "Http5xx", 4 + (i * 0.05));
        Assert.Single(run.Opened);
    }

    [Fact]
    public void A_critical_alert_does_not_wait()
    {
        var run = new Run(new CorrelateOptions { Admission = new AdmissionOptions { MinimumAlerts = 3 } });
        Assert.Single(run.Open(Api, "Latency", 0, severity: 0));
    }

    [Fact]
    public void A_short_lonely_alert_is_forgotten()
    {
        var run = new Run(new CorrelateOptions { Admission = new AdmissionOptions { MinimumAlerts = 2 } });
        run.Open(Api, "Latency", 0);
        run.Clear(Api, "Latency", 0, 3);
        run.Tick(13);
        Assert.Empty(run.State.Held);
        Assert.Empty(run.All);
        Assert.True(run.State.Background.PerDay > 0);
    }

    [Fact]
    public void What_comes_at_the_same_time_every_day_is_routine_where_that_is_asked_for()
    {
        var run = new Run(new CorrelateOptions { Flapping = new FlapOptions { RoutineDays = 2 } });
        for (var day = 0; day < 4; day++)
        {
            run.Open(Report, "cpu_percent", (day * 1440) + (day * 7));
            run.Clear(Report, "cpu_percent", (day * 1440) + (day * 7), (day * 1440) + 40);
            foreach (var incident in run.State.Incidents.Where(item => item.ClosedAt is null)) run.State = run.Correlator.Close(run.State, incident.Id, At((day * 1440) + 60));
            run.Tick((day * 1440) + 300);
        }

        Assert.Equal(2, run.Opened.Count());
    }

    [Fact]
    public void What_comes_half_an_hour_later_than_on_other_days_is_no_routine()
    {
        var run = new Run(new CorrelateOptions { Flapping = new FlapOptions { RoutineDays = 2 } });
        foreach (var (day, minute) in new[] { (0, 0), (1, 0), (2, 30) })
        {
            var at = (day * 1440) + minute;
            run.Open(Report, "cpu_percent", at);
            run.Clear(Report, "cpu_percent", at, at + 10);
            foreach (var incident in run.State.Incidents.Where(item => item.ClosedAt is null)) run.State = run.Correlator.Close(run.State, incident.Id, At(at + 20));
            run.Tick(at + 300);
        }

        Assert.Equal(3, run.Opened.Count());
    }
}
