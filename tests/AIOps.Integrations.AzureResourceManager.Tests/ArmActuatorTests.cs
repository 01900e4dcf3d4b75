using AIOps.Local.Estate.Arm;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;

namespace AIOps.Integrations.AzureResourceManager.Tests;

/// <summary>Every action end to end through the real SDK: HTTPS, long-running operations, and everything that goes wrong.</summary>
public sealed class ArmActuatorTests
{
    public static TheoryData<string> Actions => [.. Catalogue.Keys];

    private static Dictionary<string, PlannedAction> Catalogue { get; } = new List<PlannedAction>
    {
        ArmBench.Action(ActionIds.VmRestart, ArmBench.Vm), ArmBench.RestartInstance2,
        ArmBench.Action(ActionIds.VmssScaleOut, ArmBench.ScaleSet, (ActionParameters.Capacity, "4")),
        ArmBench.Action(ActionIds.VmssScaleIn, ArmBench.ScaleSet, (ActionParameters.Capacity, "2")),
        ArmBench.Action(ActionIds.DiskGrow, ArmBench.Disk, (ActionParameters.SizeGb, "256")),
        ArmBench.Action(ActionIds.AppServiceRestart, ArmBench.Site),
    }.ToDictionary(a => a.ActionId);

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task It_is_dry_run_started_followed_and_done_with_the_intent_as_client_request_id(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        Assert.True(bench.Actuator.CanDo(Catalogue[id]));
        var changes = await bench.Actuator.DryRunAsync(Catalogue[id], default);
        Assert.NotEmpty(changes);
        Assert.Empty(bench.Estate.State.Calls);

        var done = await bench.FinishAsync(await bench.StartAsync(Catalogue[id]));

        Assert.Equal(ActionState.Succeeded, done.State);
        Assert.Equal("intent-1", Assert.Single(bench.Estate.State.Calls).ClientRequestId);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Throttling_conflict_and_a_busy_resource_start_nothing_and_say_when_to_come_back(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        foreach (var trouble in new[] { ArmTrouble.Throttle, ArmTrouble.Conflict, ArmTrouble.Busy })
        {
            bench.Trouble(trouble);
            var progress = await bench.StartAsync(Catalogue[id]);
            Assert.Equal(ActionState.Busy, progress.State);
            Assert.Equal(TimeSpan.FromSeconds(1), progress.RetryAfter);
            Assert.Null(progress.Operation);
        }

        Assert.Equal(0, bench.Estate.State.CallsOf("intent-1"));
        Assert.Equal(ActionState.Succeeded, (await bench.FinishAsync(await bench.StartAsync(Catalogue[id]))).State);
        Assert.Equal(1, bench.Estate.State.CallsOf("intent-1"));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_refusal_for_good_fails_with_code_and_message(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        bench.Trouble(ArmTrouble.Forbidden);
        var refused = await bench.StartAsync(Catalogue[id]);
        Assert.Equal(ActionState.Failed, refused.State);
        Assert.StartsWith("AuthorizationFailed: The client does not have", refused.Message, StringComparison.Ordinal);
        bench.Trouble(ArmTrouble.Locked);
        Assert.StartsWith("ScopeLocked", (await bench.StartAsync(Catalogue[id])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_lost_reply_or_server_error_is_looked_up_and_never_sent_twice(string id)
    {
        foreach (var trouble in new[] { ArmTrouble.LoseReply, ArmTrouble.ServerError })
        {
            await using var bench = await ArmBench.StartAsync();
            bench.Trouble(trouble);
            var progress = await bench.StartAsync(Catalogue[id]);
            Assert.Equal(ActionState.Running, progress.State);
            Assert.Equal(ActionState.Succeeded, (await bench.FinishAsync(progress)).State);
            Assert.Equal(1, bench.Estate.State.CallsOf("intent-1"));
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_lost_request_may_be_sent_again_only_when_the_log_had_its_time(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        var sent = bench.Clock.GetUtcNow();
        bench.Trouble(ArmTrouble.LoseRequest);
        var progress = await bench.StartAsync(Catalogue[id]);
        Assert.Equal(ActionState.Running, progress.State);
        Assert.Equal(ActionState.Running, (await bench.FinishAsync(progress, TimeSpan.FromMinutes(19))).State);
        Assert.NotNull(await bench.Actuator.FindAsync(Catalogue[id], "intent-1", sent, default));

        Assert.Equal(ActionState.Busy, (await bench.FinishAsync(progress)).State);
        Assert.Null(await bench.Actuator.FindAsync(Catalogue[id], "intent-1", sent, default));
    }

    [Fact]
    public async Task A_crash_after_the_call_is_found_by_the_next_process()
    {
        await using var bench = await ArmBench.StartAsync();
        var sent = bench.Clock.GetUtcNow();
        await bench.StartAsync(ArmBench.RestartInstance2);
        await bench.RestartAsync();

        var found = await bench.Actuator.FindAsync(ArmBench.RestartInstance2, "intent-1", sent, default);

        Assert.Equal(ActionState.Running, found!.State);
        Assert.Equal(ActionState.Succeeded, (await bench.FinishAsync(found)).State);
        Assert.Equal(1, bench.Estate.State.CallsOf("intent-1"));
    }

    [Fact]
    public async Task An_operation_is_followed_by_its_handle_over_a_restart_of_both_sides()
    {
        await using var bench = await ArmBench.StartAsync();
        var progress = await bench.StartAsync(ArmBench.RestartInstance2);
        await bench.RestartAsync();
        Assert.Equal(ActionState.Succeeded, (await bench.FinishAsync(progress)).State);
    }

    [Theory]
    [InlineData(ArmTrouble.Slow, ActionState.Succeeded, "Done")]
    [InlineData(ArmTrouble.LocationOnly, ActionState.Succeeded, "Done")]
    [InlineData(ArmTrouble.FailLater, ActionState.Failed, "OverconstrainedAllocationRequest: Allocation failed.")]
    public async Task Slow_and_failing_operations_are_followed_to_their_end(ArmTrouble trouble, ActionState state, string message)
    {
        await using var bench = await ArmBench.StartAsync();
        bench.Trouble(trouble);
        var done = await bench.FinishAsync(await bench.StartAsync(ArmBench.RestartInstance2));
        Assert.Equal(state, done.State);
        Assert.StartsWith(message, done.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_action_on_a_target_that_is_being_changed_is_busy()
    {
        await using var bench = await ArmBench.StartAsync();
        await bench.StartAsync(ArmBench.RestartInstance2);
        Assert.Equal(ActionState.Busy, (await bench.StartAsync(Catalogue[ActionIds.VmssScaleOut], "intent-2")).State);
    }

    [Fact]
    public async Task A_disk_is_never_shrunk_and_a_missing_target_is_named()
    {
        await using var bench = await ArmBench.StartAsync();
        var shrink = ArmBench.Action(ActionIds.DiskGrow, ArmBench.Disk, (ActionParameters.SizeGb, "64"));
        Assert.Contains("128", (await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Actuator.DryRunAsync(shrink, default))).Message, StringComparison.Ordinal);
        Assert.Equal(ActionState.Failed, (await bench.StartAsync(shrink)).State);
        var gone = ArmBench.Action(ActionIds.VmRestart, ArmBench.Vm + "-gone");
        Assert.Contains("ResourceNotFound", (await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Actuator.DryRunAsync(gone, default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("async|https://evil.example/steal")]
    [InlineData("async|//evil.example/steal")]
    [InlineData("nonsense")]
    [InlineData("lost|x|y|z")]
    public async Task A_forged_handle_sends_the_token_nowhere(string handle)
    {
        await using var bench = await ArmBench.StartAsync();
        Assert.Equal(ActionState.Failed, (await bench.Actuator.PollAsync(handle, default)).State);
    }

    [Fact]
    public void Wrong_options_are_named_with_value_and_range()
    {
        var errors = new ArmOptions { Endpoint = new Uri("http://management.azure.com"), Audience = "https://management.azure.com/", PollInterval = TimeSpan.FromHours(1) }.Validate().ToList();
        Assert.Equal(3, errors.Count);
        Assert.All(errors, e => Assert.StartsWith("AIOps:Arm:", e, StringComparison.Ordinal));
        Assert.Empty(new ArmOptions().Validate());
    }
}
