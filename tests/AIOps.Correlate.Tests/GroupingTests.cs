using AIOps.Detect;
using AIOps.Ingest;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

public sealed class GroupingTests
{
    [Fact]
    public void Alerts_along_a_call_chain_become_one_incident_that_says_why()
    {
        var run = new Run();
        run.Open(Instance, "Percentage CPU", 0, 1);
        run.Open(Api, "Latency", 1);
        run.Open(Web, "HttpResponseTime", 2);
        run.Open(Gateway, "BackendLastByteResponseTime", 3);
        var opened = Assert.Single(run.Opened);
        Assert.Equal("CPU of vmss-shop-api/2 is 96 % (expected 28-41 %)", opened.Incident.Title);
        var added = run.All.OfType<AlertAdded>().ToList();
        Assert.Equal(3, added.Count);
        Assert.All(added, item => Assert.Equal(opened.IncidentId, item.IncidentId));
        Assert.All(added, item => Assert.Equal("topology", item.Why.Rule));
        Assert.All(added, item => Assert.InRange(item.Why.Score, 0.35, 1));
        Assert.StartsWith("app-shop-web -> vmss-shop-api, ", added[1].Why.Link);
        Assert.Equal("correlate-6", added[1].Why.RuleVersion);
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter_for_the_grouping()
    {
        var run = new Run();
        run.Open(Gateway, "BackendLastByteResponseTime", 3);
        run.Open(Web, "HttpResponseTime", 2);
        run.Open(Instance, "Percentage CPU", 0);
        run.Open(Api, "Latency", 1);
        Assert.Single(run.Opened);
        Assert.Equal(3, run.All.OfType<AlertAdded>().Count());
    }

    [Fact]
    public void A_second_fault_on_the_path_is_an_incident_of_its_own_once_what_began_the_first_is_over()
    {
        var run = new Run();
        run.Open(Instance, "Percentage CPU", 0, 1);
        run.Open(Web, "HttpResponseTime", 1);
        run.Apply(Estate.Phase(Web, "slo", 4) with { Source = AnomalySource.Slo });
        run.Clear(Instance, "Percentage CPU", 0, 9);
        run.Clear(Web, "HttpResponseTime", 1, 10);
        // The objective still burns, so the first incident is open.
        run.Open(Web, "Http5xx", 38);
        run.Open(Gateway, "FailedRequests", 39);
        Assert.Equal(2, run.Opened.Count());
        Assert.Equal(run.Opened.Last().IncidentId, run.All.OfType<AlertAdded>().Last().IncidentId);
    }

    [Fact]
    public void What_starts_late_while_the_cause_goes_on_is_still_the_same_incident()
    {
        var run = new Run();
        run.Open(Instance, "Percentage CPU", 0, 1);
        run.Open(Api, "Latency", 1);
        run.Open(Web, "Http5xx", 38);
        Assert.Single(run.Opened);
    }

    [Fact]
    public void What_was_changed_long_after_the_onset_and_fails_then_is_an_incident_of_its_own()
    {
        var run = new Run();
        run.Open(Instance, "Percentage CPU", 0, 1);
        run.Open(Api, "Latency", 1);
        run.State = run.Correlator.Note(run.State, new ChangeEvent
        {
            Id = "c1", ResourceId = Web, Time = At(36), Kind = ChangeKind.Deployment, Operation = "microsoft.web/sites/write", Status = "succeeded", Title = "New version of app-shop-web",
        }, At(36));
        run.Open(Web, "Http5xx", 38);
        Assert.Equal(2, run.Opened.Count());
    }

    [Fact]
    public void An_unrelated_app_failing_at_the_same_time_is_another_incident()
    {
        var run = new Run();
        run.Open(Web, "HttpResponseTime", 0);
        run.Open(Report, "Http5xx", 0.5);
        run.Open(ReportStore, "Availability", 1);
        Assert.Equal(2, run.Opened.Count());
        Assert.Equal(run.Opened.Last().IncidentId, Assert.Single(run.All.OfType<AlertAdded>()).IncidentId);
    }

    [Fact]
    public void A_chain_of_neighbours_does_not_merge_two_problems_with_no_common_cause()
    {
        // One service calls both a and c: that makes neither the cause of the other.
        const string A = Group + "microsoft.web/sites/app-a", B = Group + "microsoft.web/sites/app-b";
        const string C = "/subscriptions/s1/resourcegroups/rg-c/providers/microsoft.web/sites/app-c";
        var run = new Run(graph: GraphOf((B, A), (B, C)));
        run.Open(A, "Http5xx", 0);
        run.Open(C, "Http5xx", 0.5);
        Assert.Equal(2, run.Opened.Count());
        run.Open(B, "Http5xx", 1);
        Assert.Equal(2, run.Opened.Count());
        Assert.Single(run.All.OfType<AlertAdded>());
    }

    [Fact]
    public void Every_further_alert_must_share_a_cause_with_the_core_and_not_only_with_the_last_member()
    {
        var ids = Enumerable.Range(0, 12).Select(i => $"/subscriptions/s1/resourcegroups/rg-{i}/providers/microsoft.web/sites/app-{i:00}").ToArray();
        // Each next pair shares a dependency, the ends share none.
        var edges = Enumerable.Range(0, 11).SelectMany(i => new[] { (ids[i], "/x/shared-" + i), (ids[i + 1], "/x/shared-" + i) }).ToArray();
        var run = new Run(graph: GraphOf(edges));
        for (var i = 0; i < ids.Length; i++) run.Open(ids[i], "Http5xx", i * 0.2);
        Assert.True(run.Opened.Count() >= 4, $"{run.Opened.Count()} incidents for a chain of twelve");
        Assert.All(run.State.Incidents, incident => Assert.InRange(incident.Alerts.Count, 1, 3));
    }

    [Fact]
    public void Without_topology_the_ids_say_what_contains_what()
    {
        var run = new Run(graph: ServiceGraph.Empty);
        run.Open(Instance, "Percentage CPU", 0);
        run.Open(Api, "Latency", 1);
        run.Open(Api + "/virtualmachines/3", "Percentage CPU", 1);
        Assert.Single(run.Opened);
    }

    [Fact]
    public void Without_topology_one_resource_group_at_one_moment_is_one_problem_and_later_ones_are_others()
    {
        var run = new Run(graph: ServiceGraph.Empty);
        run.Open(Web, "HttpResponseTime", 0);
        run.Open(Sql, "cpu_percent", 1);
        run.Open(Report, "Http5xx", 1);
        run.Open(Gateway, "FailedRequests", 45);
        Assert.Equal(3, run.Opened.Count());
    }

    [Fact]
    public void The_same_resource_long_after_is_a_new_incident()
    {
        var run = new Run();
        run.Open(Web, "HttpResponseTime", 0);
        run.Clear(Web, "HttpResponseTime", 0, 10);
        run.Open(Web, "Http5xx", 90);
        Assert.Equal(2, run.Opened.Count());
    }

    [Fact]
    public void A_stale_edge_counts_for_less_and_less()
    {
        ServiceGraph Aged(int days) => new([], [
            new ServiceEdge(Report, ReportStore, "calls", "appinsights", T0, 1),
            new ServiceEdge(Web, Report, "calls", "appinsights", T0.AddDays(-days), 1)]);
        var fresh = new Run(graph: Aged(0));
        fresh.Open(Report, "Http5xx", 0);
        fresh.Open(Web, "Http5xx", 1);
        Assert.Single(fresh.Opened);
        var stale = new Run(graph: Aged(21));
        stale.Open(Report, "Http5xx", 0);
        stale.Open(Web, "Http5xx", 1);
        Assert.Equal(2, stale.Opened.Count());
    }

    [Fact]
    public void One_deployment_that_touched_two_apps_links_their_alerts()
    {
        ChangeEvent Change(string id, string resource) => new()
        {
            Id = id, ResourceId = resource, Time = At(-3), Kind = ChangeKind.Deployment, Operation = "microsoft.web/sites/deployments/write", Status = "succeeded",
            CorrelationId = "op-1", Title = "Deployment of release 42",
        };
        var run = new Run();
        run.State = run.Correlator.Note(run.State, Change("c1", Web), At(-3));
        run.State = run.Correlator.Note(run.State, Change("c2", Report), At(-3));
        Assert.Same(run.State, run.Correlator.Note(run.State, Change("c2", Report), At(-2)));
        run.Open(Web, "Http5xx", 0);
        run.Open(Report, "Http5xx", 1);
        Assert.Single(run.Opened);
        Assert.Equal("change", Assert.Single(run.All.OfType<AlertAdded>()).Why.Rule);
    }

    [Fact]
    public void A_foreign_alert_that_names_the_other_resource_joins_it()
    {
        var run = new Run(graph: ServiceGraph.Empty);
        run.Open(ReportStore, "Availability", 0);
        var alert = new ForeignAlert
        {
            Source = "alertmanager", ExternalId = "x1", Firing = true, Severity = 2, ResourceIds = [Web], Title = "DependencyFailures", Time = At(1),
            Description = "calls to streport fail with 503",
        };
        foreach (var phase in ForeignAlerts.ToAnomalies(alert)) run.Apply(phase);
        Assert.Single(run.Opened);
        Assert.Equal("text", Assert.Single(run.All.OfType<AlertAdded>()).Why.Rule);
        Assert.All(run.State.Incidents[0].Alerts, item => Assert.Null(item.Anomaly));
        Assert.Equal(AnomalySource.Foreign, run.State.Incidents[0].Alerts[1].Source);
    }
}
