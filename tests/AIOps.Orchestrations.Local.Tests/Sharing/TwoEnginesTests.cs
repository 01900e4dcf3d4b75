using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Local.Sharing;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Tests.Sharing;

public sealed class TwoEnginesTests
{
    private const int Instances = 40;

    [Fact]
    public async Task Two_engines_share_the_instances_and_no_call_is_made_twice()
    {
        await using EnginePair pair = new();
        await pair.StartBothAsync();
        await StartAllAsync(pair.A);
        // All events through one engine: those of instances of the other one reach it through the store.
        for (int i = 0; i < Instances; i++) await pair.A.RaiseEventAsync($"id-{i}", EnginePair.Go, 1);

        await pair.AllEndAsync(pair.B, Instances);

        Assert.Equal(2 * Instances, pair.Calls.Count);
        Assert.Equal(2 * Instances, pair.Calls.Select(call => call.CallId).Distinct().Count());
        Assert.Equal([0, 1], pair.Calls.Select(call => call.Engine).Distinct().Order());
    }

    [Fact]
    public async Task When_one_engine_dies_the_other_goes_on_with_its_instances_after_the_lease()
    {
        await using EnginePair pair = new();
        await pair.StartBothAsync();
        await StartAllAsync(pair.A);
        await pair.UntilAsync(() => pair.Calls.Count == Instances, "all have made their first call");
        pair.Mortals[0].Die();
        await pair.A.EndAsync();
        for (int i = 0; i < Instances; i++) await pair.B.RaiseEventAsync($"id-{i}", EnginePair.Go, i);

        await pair.UntilAsync(() => pair.B.OwnedShards.Count == 16, "the other one has taken over");
        await pair.AllEndAsync(pair.B, Instances);

        IReadOnlyList<WorkflowInstance> ended = await pair.B.ListAsync(take: Instances);
        Assert.Equal(Enumerable.Range(0, Instances).Select(i => (4 * i) + (2 * i)).Order(), ended.Select(instance => int.Parse(instance.Output!)).Order());
    }

    [Fact]
    public async Task A_process_of_this_machine_that_is_gone_loses_its_share_without_waiting_for_the_lease()
    {
        await using EnginePair pair = new();
        await pair.A.StartAsync(CancellationToken.None);
        Assert.Equal(16, pair.A.OwnedShards.Count);
        pair.Mortals[0].Die();
        pair.Alive.TryRemove(pair.A.Owner, out _);

        await pair.B.StartAsync(CancellationToken.None);

        Assert.Equal(16, pair.B.OwnedShards.Count);
    }

    [Fact]
    public async Task An_engine_that_stops_cleanly_gives_its_share_back_at_once()
    {
        await using EnginePair pair = new();
        await pair.A.StartAsync(CancellationToken.None);
        await pair.A.StopAsync(CancellationToken.None);
        await pair.B.StartAsync(CancellationToken.None);
        Assert.Equal(16, pair.B.OwnedShards.Count);
    }

    [Fact]
    public async Task A_process_that_only_asks_starts_and_wakes_instances_of_another_one()
    {
        await using EnginePair pair = new();
        await pair.A.StartAsync(CancellationToken.None);
        await StartAllAsync(pair.B);
        for (int i = 0; i < Instances; i++) await pair.B.RaiseEventAsync($"id-{i}", EnginePair.Go, 1);
        await pair.AllEndAsync(pair.B, Instances);
        Assert.All(pair.Calls, call => Assert.Equal(0, call.Engine));
    }

    [Fact]
    public void An_owner_lives_as_long_as_its_process()
    {
        string here = LeaseOwner.New();
        string[] parts = here.Split('|');
        Assert.True(LeaseOwner.MayLive(here));
        Assert.False(LeaseOwner.MayLive($"{parts[0]}|{parts[1]}|{long.Parse(parts[2]) - TimeSpan.TicksPerHour}|x"));
        Assert.False(LeaseOwner.MayLive($"{parts[0]}|{int.MaxValue}|{parts[2]}|x"));
        Assert.True(LeaseOwner.MayLive($"other-machine|{int.MaxValue}|{parts[2]}|x"));
    }

    private static async Task StartAllAsync(EmbeddedWorkflowEngine client)
    {
        for (int i = 0; i < Instances; i++) await client.StartAsync(EnginePair.Main, $"id-{i}", i);
    }
}
