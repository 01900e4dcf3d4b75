using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Tests.Sharing;

public sealed class RetentionTests
{
    private static readonly WorkflowRef<int, int> Main = new("main");
    private static readonly EventRef<int> Go = new("go");

    [Fact]
    public async Task Ended_instances_are_deleted_after_their_time_and_unfinished_ones_stay()
    {
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(
            static code => code.Workflow(Main, static async (context, x) => x == 0 ? x : await context.WaitForEventAsync(Go)),
            new EmbeddedWorkflowOptions { EndedRetention = TimeSpan.FromDays(2) });
        await harness.Client.StartAsync(Main, "waits", 1);
        await harness.Client.StartAsync(Main, "old", 0);
        await EndsAsync(harness, "old");
        harness.Advance(TimeSpan.FromDays(1));
        await harness.Client.StartAsync(Main, "young", 0);
        await EndsAsync(harness, "young");
        harness.Advance(TimeSpan.FromDays(1));

        await Poll.UntilAsync(
            async () =>
            {
                harness.Advance(TimeSpan.FromMinutes(10));
                return await harness.Client.GetAsync("old") is null;
            },
            "the old one is deleted");

        Assert.Equal(["young", "waits"], (await harness.Client.ListAsync()).Select(instance => instance.Id));
        await harness.Client.RaiseEventAsync("waits", Go, 7);
        await EndsAsync(harness, "waits");
    }

    private static Task EndsAsync(EmbeddedHarness harness, string id) =>
        Poll.UntilAsync(async () => (await harness.Client.GetAsync(id))?.State == WorkflowState.Completed, $"{id} ends");
}
