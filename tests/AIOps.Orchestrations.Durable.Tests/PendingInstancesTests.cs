using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Durable.Tests;

/// <summary>The Functions host drops an event that overtakes the start of its instance (seen with Azure Storage, where a start that comes before its row is put back).</summary>
public sealed class PendingInstancesTests
{
    private static readonly WorkflowRef<int, string> Listening = new("listening");
    private static readonly EventRef<string> Word = new("word");

    [Fact]
    public async Task An_event_waits_until_the_start_of_its_instance_was_taken()
    {
        await using DurableHarness harness = await DurableHarness.CreateAsync(static registry =>
            registry.Workflow(Listening, static async (context, _) => await context.WaitForEventAsync(Word)));
        await harness.HoldAsync();
        await harness.Client.StartAsync(Listening, "a", 0);
        Task raise = harness.Client.RaiseEventAsync("a", Word, "heard");
        // That nothing happens can only be seen by waiting: a slow machine cannot make this fail, and one that is fast enough shows the fault.
        await Task.WhenAny(raise, Task.Delay(TimeSpan.FromMilliseconds(200)));
        Assert.False(raise.IsCompleted, "it was sent to an instance that has not begun");
        harness.Release();
        await raise;
        await Contracts.Time.Poll.UntilAsync(async () => (await harness.Client.GetAsync("a"))?.Output == "\"heard\"", "it is heard");
    }
}
