using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>A host that is lost takes what runs on it along, also what nobody knows to run there.</summary>
public sealed class LostHostTests
{
    private const string Prefix = "/subscriptions/s1/resourcegroups/rg-cluster/providers/";
    private const string Gone = "PodNotReady";

    /// <summary>So strict that a host and one pod of it are too little.</summary>
    private static readonly CorrelateOptions Strict = Run.Noisy with { Admission = Run.Noisy.Admission with { ChanceIncidentsPerDay = 0.003 } };

    private static readonly string Lost = Node(0);

    /// <summary>Twenty hosts, forty services of two pods each; pod p of service s runs on host (s + 7 p) mod 20.</summary>
    private static readonly IReadOnlyList<(string Pod, string Host)> Places =
        [.. Enumerable.Range(0, 40).SelectMany(s => Enumerable.Range(0, 2).Select(p => (Pod(s, p), Node((s + (7 * p)) % 20))))];

    /// <summary>On the host that is going to be lost: a known one, and two of which the topology does not say where they run.</summary>
    private static readonly string Known = Pod(0, 0);
    private static readonly IReadOnlyList<string> Unknown = [Pod(20, 0), Pod(13, 1)];

    [Fact]
    public void Pods_of_unknown_hosts_that_are_gone_at_once_speak_for_a_lost_host()
    {
        Assert.Empty(Lose([]).Opened);
        var run = Lose(Unknown);
        Assert.Single(run.Opened);
        Assert.Equal(Lost, run.State.Incidents[0].Suspects[0].ResourceId);
        Assert.Equal(4, run.State.Incidents[0].Alerts.Count);
    }

    [Fact]
    public void Pods_that_are_used_up_do_not() => Assert.Empty(Lose(Unknown, "CPUThrottlingHigh").Opened);

    [Fact]
    public void Pods_that_run_elsewhere_do_not() => Assert.Empty(Lose([Pod(1, 0), Pod(2, 0)]).Opened);

    [Fact]
    public void Pods_that_are_gone_long_before_do_not() => Assert.Empty(Lose(Unknown, before: 12).Opened);

    [Fact]
    public void A_host_whose_clock_is_wrong_still_says_that_it_is_lost()
    {
        // Two pods alone are too little.
        Assert.Empty(LoseWithWrongClock(ownAlert: false).Opened);
        Assert.Equal(Lost, Assert.Single(LoseWithWrongClock(ownAlert: true).State.Incidents).Suspects[0].ResourceId);
    }

    private static Run Lose(IReadOnlyList<string> others, string look = Gone, double before = 0)
    {
        var run = new Run(Strict, Graph());
        foreach (var other in others) run.Fire(other, look, 10.2 - before);
        run.Fire(Lost, "NodeNotReady", 10);
        run.Fire(Known, Gone, 10.4);
        run.Advance(40);
        return run;
    }

    private static Run LoseWithWrongClock(bool ownAlert)
    {
        var run = new Run(Strict, Graph());
        if (ownAlert) run.Fire(Lost, "NodeNotReady", 7);
        run.Fire(Known, Gone, 10);
        run.Fire(Unknown[0], Gone, 10.2);
        run.Fire(Unknown[1], Gone, 10.3);
        run.Advance(40);
        return run;
    }

    private static ServiceGraph Graph()
    {
        var pods = Places.Select(place => place.Pod).ToList();
        IEnumerable<string> ids = [.. pods, .. pods.Select(ArmId.WholeOf).Distinct(), .. Places.Select(place => place.Host).Distinct()];
        return new ServiceGraph(
            [.. ids.Select(id => new ServiceNode(id, ArmId.ShortNameOf(id), ArmId.Parse(id).Type, new Dictionary<string, string>()))],
            [
                .. Places.Where(place => !Unknown.Contains(place.Pod)).Select(place => new ServiceEdge(place.Pod, place.Host, "hosts", "resource-graph", T0, 1)),
                .. pods.Select(pod => new ServiceEdge(ArmId.WholeOf(pod), pod, "contains", "arm", T0, 1)),
            ]);
    }

    private static string Node(int number) => $"{Prefix}microsoft.compute/virtualmachines/node-{number}";

    private static string Pod(int service, int number) => $"{Prefix}microsoft.app/containerapps/svc-{service}/replicas/r{number}";
}
