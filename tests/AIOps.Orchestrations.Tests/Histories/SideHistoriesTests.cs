using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Workflows;
using AIOps.Orchestrations.Workflows.Forecasts;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Histories;

/// <summary>The workflows beside the incident's own (telling, chat, other systems' approvals, forecasts): their histories replay while they wait and when they ended.</summary>
public sealed class SideHistoriesTests
{
    private readonly SlowChannel _channel = new();
    private readonly QuietSource _source = new();
    private readonly AskingInbox _inbox = new();

    [Fact]
    public async Task Histories_of_side_workflows_replay_while_they_try_again_and_when_they_are_done()
    {
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services
            .AddSingleton<INotifier>(_channel).AddSingleton<IApprovalSource>(_source).AddSingleton<IChatInbox>(_inbox));
        await using var running = harness;
        await StartAsync(harness, incident);
        var engine = harness.Get<EmbeddedWorkflowEngine>();
        await harness.UntilAsync(
            async () => _channel.Tries >= 3 && _source.Looks >= 2 && (await engine.GetAsync(ForecastNames.InstanceId))?.WaitsFor.Count > 0, "everything waits or tries again");
        await ProductHistoriesTests.CheckAsync(engine, "tries-again");

        (_channel.IsAway, _inbox.IsAway, _source.SaysYes) = (false, false, true);
        await harness.UntilAsync(async () => _inbox.Done && await EndedAsync(engine), "all are done");
        await ProductHistoriesTests.CheckAsync(engine, "done");
        Assert.Contains(await engine.ListAsync(take: 1000), static instance => instance.Workflow == "Notify" && instance.State == WorkflowState.Completed);
    }

    private static async Task StartAsync(LoopHarness harness, IncidentSummary incident)
    {
        var approval = (await harness.Get<ApprovalRepository>().GetAsync(incident.ApprovalId!))!.Value;
        await harness.Get<IWorkflowClient>().StartAsync(
            SourceNames.Workflow,
            SourceNames.InstanceId("quiet", approval.Id),
            new SourceInput("quiet", approval.Id, approval.Plan.Hash, approval.ExpiresAt, TimeSpan.FromMinutes(1)));
        await harness.Get<ForecastStarter>().EnsureAsync(default);
        Assert.NotNull(await harness.Get<ChatDesk>().ReceiveAsync("asking", new ChatRequest(static _ => null, default), default));
    }

    private static async Task<bool> EndedAsync(EmbeddedWorkflowEngine engine)
    {
        var side = (await engine.ListAsync(take: 1000)).Where(static instance => instance.Workflow is "Notify" or "Chat" or "ApprovalSource").ToList();
        return side.Count >= 3 && side.TrueForAll(static instance => instance.State == WorkflowState.Completed);
    }
}
