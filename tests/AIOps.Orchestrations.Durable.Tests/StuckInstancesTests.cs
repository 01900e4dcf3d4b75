using System.Diagnostics.Metrics;
using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Durable.Tests;

/// <summary>What an operator is alerted by: an instance that failed is counted once, however often its history was run before.</summary>
public sealed class StuckInstancesTests
{
    private static readonly WorkflowRef<int, int> Failing = new("counted-failing");
    private static readonly ActivityRef<int, int> Step = new("counted-step");

    [Fact]
    public async Task An_instance_that_fails_after_several_steps_is_counted_once()
    {
        long counted = 0;
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Name == "aiops.workflow.stuck") listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
                if (tag is { Key: "workflow", Value: "counted-failing" }) Interlocked.Add(ref counted, value);
        });
        listener.Start();
        await using DurableHarness harness = await DurableHarness.CreateAsync(static registry => registry
            .Activity(Step, static (int x) => x + 1)
            .Workflow(Failing, static async (context, x) =>
            {
                for (int i = 0; i < 3; i++) x = await context.CallAsync(Step, x);
                throw new InvalidOperationException("no way on");
            }));

        await harness.Client.StartAsync(Failing, "one", 1);
        await Poll.UntilAsync(async () => (await harness.Client.GetAsync("one"))?.State == WorkflowState.Failed, "it fails");
        Assert.Equal(1, Interlocked.Read(ref counted));
    }
}
