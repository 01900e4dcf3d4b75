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
        ArmBench.Action(ActionIds.VmStart, ArmBench.Vm),
        ArmBench.Action(ActionIds.VmRedeploy, ArmBench.Vm),
        ArmBench.Action(ActionIds.VmResize, ArmBench.Vm, (ActionParameters.VmSize, "Standard_D8s_v5")),
        ArmBench.Action(ActionIds.VmRunCommand, ArmBench.Vm, (ActionParameters.Command, "clean-temp")),
        ArmBench.Action(ActionIds.VmssReimageInstances, ArmBench.ScaleSet, (ActionParameters.InstanceIds, "0,2")),
        ArmBench.Action(ActionIds.AppServiceSwapSlots, ArmBench.Site, (ActionParameters.Slot, "staging")),
        ArmBench.Action(ActionIds.AksRolloutRestart, ArmBench.Cluster, (ActionParameters.Namespace, "shop"), (ActionParameters.Deployment, "web")),
        ArmBench.Action(ActionIds.AksScaleNodePool, ArmBench.NodePool, (ActionParameters.NodeCount, "4")),
        ArmBench.Action(ActionIds.SqlScale, ArmBench.Database, (ActionParameters.ServiceObjective, "S4")),
        ArmBench.Action(ActionIds.AutomationStartRunbook, ArmBench.Automation, (ActionParameters.Runbook, "Restart-OrderQueue")),
    }.ToDictionary(a => a.ActionId);

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task It_is_dry_run_started_followed_and_done_with_the_intent_as_client_request_id(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        await bench.PrepareAsync(Catalogue[id]);
        var before = bench.Estate.State.Calls.Count;
        Assert.True(bench.Actuator.CanDo(Catalogue[id]));
        Assert.Null(ActionCatalogue.Default.Check(Catalogue[id]));
        var changes = await bench.Actuator.DryRunAsync(Catalogue[id], default);
        Assert.NotEmpty(changes);
        Assert.Equal(before, bench.Estate.State.Calls.Count);

        var done = await bench.FinishAsync(await bench.StartAsync(Catalogue[id]));

        Assert.Equal(ActionState.Succeeded, done.State);
        Assert.Equal("intent-1", Assert.Single(bench.Estate.State.Calls.Skip(before)).ClientRequestId);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Throttling_conflict_and_a_busy_resource_start_nothing_and_say_when_to_come_back(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        await bench.PrepareAsync(Catalogue[id]);
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
        await bench.PrepareAsync(Catalogue[id]);
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
            await bench.PrepareAsync(Catalogue[id]);
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
        await bench.PrepareAsync(Catalogue[id]);
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
    public void Every_shipped_action_but_the_webhook_is_done_here() =>
        Assert.Equal(
            ActionCatalogue.Default.All.Select(a => a.Id).Where(id => id != ActionIds.WebhookCall).Order(),
            Catalogue.Keys.Order());

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task An_operation_that_fails_in_the_end_fails_with_its_reason(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        await bench.PrepareAsync(Catalogue[id]);
        bench.Trouble(ArmTrouble.FailLater);
        var done = await bench.FinishAsync(await bench.StartAsync(Catalogue[id]));
        // A web app's restart is no long-running operation: nobody can say that it failed but the signal.
        Assert.Equal(id == ActionIds.AppServiceRestart ? ActionState.Succeeded : ActionState.Failed, done.State);
        if (done.State == ActionState.Failed) Assert.Contains("OverconstrainedAllocationRequest", done.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_read_only_lock_keeps_an_action_from_being_proposed_and_a_delete_lock_does_not(string id)
    {
        await using var bench = await ArmBench.StartAsync();
        await bench.PrepareAsync(Catalogue[id]);
        bench.Estate.Arm.Troubles.Lock(Catalogue[id].TargetId, "CanNotDelete");
        Assert.NotEmpty(await bench.Actuator.DryRunAsync(Catalogue[id], default));
        bench.Estate.Arm.Troubles.Lock(Catalogue[id].TargetId, "ReadOnly");
        var refusal = await Assert.ThrowsAsync<ActionPreconditionException>(() => bench.Actuator.DryRunAsync(Catalogue[id], default));
        Assert.Contains("read-only lock", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preconditions_that_do_not_hold_are_named()
    {
        await using var bench = await ArmBench.StartAsync();
        await RefusedAsync(ArmBench.Action(ActionIds.VmStart, ArmBench.Vm), "running");
        await RefusedAsync(ArmBench.Action(ActionIds.VmResize, ArmBench.Vm, (ActionParameters.VmSize, "Standard_D4s_v5")), "already");
        await RefusedAsync(ArmBench.Action(ActionIds.VmRunCommand, ArmBench.Vm, (ActionParameters.Command, "format-c")), "allow-list");
        await RefusedAsync(ArmBench.Action(ActionIds.AutomationStartRunbook, ArmBench.Automation, (ActionParameters.Runbook, "Other")), "allow-list");
        await RefusedAsync(ArmBench.Action(ActionIds.VmssScaleOut, ArmBench.ScaleSet, (ActionParameters.Capacity, "3")), "no scale-out");
        await RefusedAsync(ArmBench.Action(ActionIds.AppServiceSwapSlots, ArmBench.Site, (ActionParameters.Slot, "other")), "ResourceNotFound");
        await RefusedAsync(ArmBench.Action(ActionIds.AksScaleNodePool, ArmBench.NodePool, (ActionParameters.NodeCount, "3")), "already");
        await RefusedAsync(ArmBench.Action(ActionIds.SqlScale, ArmBench.Database, (ActionParameters.ServiceObjective, "s3")), "already");
        await bench.PrepareAsync(ArmBench.Action(ActionIds.VmStart, ArmBench.Vm));
        await RefusedAsync(ArmBench.Action(ActionIds.VmRestart, ArmBench.Vm), "deallocated");

        async Task RefusedAsync(PlannedAction action, string reason) =>
            Assert.Contains(reason, (await Assert.ThrowsAsync<ActionPreconditionException>(() => bench.Actuator.DryRunAsync(action, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_intent_never_makes_a_second_runbook_job()
    {
        await using var bench = await ArmBench.StartAsync();
        await bench.FinishAsync(await bench.StartAsync(Catalogue[ActionIds.AutomationStartRunbook]));
        var paths = bench.Estate.State.Calls.Select(c => c.TargetId).ToList();
        await using var other = await ArmBench.StartAsync();
        await other.StartAsync(Catalogue[ActionIds.AutomationStartRunbook]);
        Assert.Equal(paths, other.Estate.State.Calls.Select(c => c.TargetId));
    }

    [Fact]
    public async Task A_command_that_ends_with_an_error_has_failed()
    {
        await using var bench = await ArmBench.StartAsync();
        var action = ArmBench.Action(ActionIds.AksRolloutRestart, ArmBench.Cluster, (ActionParameters.Namespace, "shop"), (ActionParameters.Deployment, "missing"));
        var done = await bench.FinishAsync(await bench.StartAsync(action));
        Assert.Equal(ActionState.Failed, done.State);
        Assert.Contains("exit code 1", done.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_is_never_shrunk_and_a_missing_target_is_named()
    {
        await using var bench = await ArmBench.StartAsync();
        var shrink = ArmBench.Action(ActionIds.DiskGrow, ArmBench.Disk, (ActionParameters.SizeGb, "64"));
        Assert.Contains("128", (await Assert.ThrowsAsync<ActionPreconditionException>(() => bench.Actuator.DryRunAsync(shrink, default))).Message, StringComparison.Ordinal);
        Assert.Equal(ActionState.Failed, (await bench.StartAsync(shrink)).State);
        var gone = ArmBench.Action(ActionIds.VmRestart, ArmBench.Vm + "-gone");
        Assert.Contains("ResourceNotFound", (await Assert.ThrowsAsync<ActionPreconditionException>(() => bench.Actuator.DryRunAsync(gone, default))).Message, StringComparison.Ordinal);
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
