using AIOps.Ingest;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>Alerts of noisy tools, where a group has to beat chance and other problems.</summary>
public sealed class ManyProblemsTests
{
    private const string Prefix = "/subscriptions/s1/resourcegroups/rg-many/providers/";

    private static readonly CorrelateOptions Noisy = new()
    {
        Admission = new AdmissionOptions { MinimumAlerts = 2, ChanceIncidentsPerDay = 0.1, ConfirmAfter = TimeSpan.FromMinutes(30), ImmediateSeverity = -1 },
    };

    [Fact]
    public void A_group_opens_when_its_evidence_is_in_and_not_at_its_second_alert()
    {
        var run = new Run(Noisy, Wide());
        Fire(run, App(0), "CPU above 90 percent", 0);
        Fire(run, App(1), "High response time", 0.5);
        Fire(run, App(2), "High response time", 0.8);
        Assert.Empty(run.Opened);
        Advance(run, 4);
        Assert.Equal(3, Assert.Single(run.Opened).Incident.Alerts.Count);
    }

    [Fact]
    public void A_new_start_long_after_a_lost_end_counts_from_then()
    {
        var run = new Run(Noisy, Wide());
        Fire(run, App(0), "CPU above 90 percent", 0);
        Advance(run, 12);
        Fire(run, App(0), "CPU above 90 percent", 14);
        Assert.Equal(At(14), Assert.Single(run.State.Held).Alert.StartsAt);
        Assert.Empty(run.Opened);
    }

    [Fact]
    public void A_part_belongs_to_its_whole_though_the_topology_does_not_list_it()
    {
        var part = App(0) + "/replicas/r0";
        var graph = Wide();
        var query = ServiceGraphQuery.Of(graph with { Nodes = [.. graph.Nodes, new ServiceNode(part, "r0", "microsoft.app/containerapps/replicas", new Dictionary<string, string>())] });
        Assert.Contains(query.Dependencies(App(0)), edge => edge.To == part && edge.Kind == "contains");
    }

    private static string App(int i) => Prefix + "microsoft.app/containerapps/app-" + i;

    // Every app calls the one before it; app 0 is what all of it rests on.
    private static ServiceGraph Wide() => GraphOf([.. Enumerable.Range(1, 30).Select(i => (App(i), App((i - 1) / 3)))]);

    private static void Fire(Run run, string resource, string rule, double minute)
    {
        Advance(run, minute);
        run.Apply(ForeignAlerts.ToAnomalies(new ForeignAlert
        {
            Source = "tool", ExternalId = rule + resource, Firing = true, Severity = 2, ResourceIds = [resource], Title = rule, Time = At(minute),
        })[0]);
    }

    private static void Advance(Run run, double minute)
    {
        while (run.State.NextTick is { } due && due <= At(minute)) run.Keep(run.Correlator.Tick(run.State, due, run.Graph));
    }
}
