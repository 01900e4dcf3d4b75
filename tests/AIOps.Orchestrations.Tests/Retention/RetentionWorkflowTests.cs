using AIOps.Contracts.Time;
using AIOps.Ingest;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Histories;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Retention;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIOps.Orchestrations.Tests.Retention;

public sealed class RetentionWorkflowTests
{
    [Fact]
    public async Task It_sweeps_every_hour_for_ever_and_there_is_one()
    {
        using var temporary = new TemporaryStore();
        var clock = new ManualClock(Samples.Noon);
        await using var services = Application.Create(temporary.Store, new FakeActuator(), clock);
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(default);
        var letters = services.GetRequiredService<DeadLetterRepository>();
        var workflows = services.GetRequiredService<IWorkflowClient>();
        await letters.AddAsync(RejectKind.Malformed, "cut off", 0, "old"u8.ToArray(), "test", Samples.Noon.AddDays(-29).AddHours(-22));
        for (var start = 0; start < 2; start++) await workflows.StartAsync(RetentionNames.Workflow, RetentionNames.InstanceId, new RetentionInput());

        await Poll.UntilAsync(async () => (await workflows.GetAsync(RetentionNames.InstanceId))!.Status.StartsWith("sleeps", StringComparison.Ordinal), "the first sweep is done");
        Assert.Single(await letters.ListAsync(null, 10));
        await Poll.UntilAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromMinutes(10));
                return (await letters.ListAsync(null, 10)).Count == 0;
            },
            "a later sweep deletes it");
        Assert.Equal(WorkflowState.Running, (await workflows.GetAsync(RetentionNames.InstanceId))!.State);
        await ProductHistoriesTests.CheckAsync(services.GetRequiredService<EmbeddedWorkflowEngine>(), "sleeps");
        foreach (var service in services.GetServices<IHostedService>()) await service.StopAsync(default);
    }
}
