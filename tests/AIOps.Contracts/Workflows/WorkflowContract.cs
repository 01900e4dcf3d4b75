using System.Text.Json;
using AIOps.Contracts.Time;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Json;

namespace AIOps.Contracts.Workflows;

/// <summary>What the parts of the workflow contract share.</summary>
[Trait("Category", "Contract")]
public abstract class WorkflowContract : IAsyncLifetime
{
    protected static WorkflowRef<int, string> Main { get; } = new("main");

    protected static WorkflowRef<int, string> Child { get; } = new("child");

    protected static ActivityRef<int, int> Double { get; } = new("double");

    protected static EventRef<string> Word { get; } = new("word");

    protected IWorkflowHarness Harness { get; private set; } = null!;

    protected IWorkflowClient Client => Harness.Client;

    /// <summary>A harness whose engine runs the registered code on empty storage.</summary>
    protected abstract Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (Harness is not null) await Harness.DisposeAsync();
    }

    protected async Task UseAsync(Action<WorkflowRegistry> register)
    {
        if (Harness is not null) await Harness.DisposeAsync();
        Harness = await CreateAsync(register);
    }

    /// <summary>Starts the main workflow under a given id.</summary>
    protected Task StartAsync(string id, int input = 0) => Client.StartAsync(Main, id, input);

    /// <summary>Waits until the instance waits for something that begins with a text.</summary>
    protected Task WaitsForAsync(string id, string what) => Poll.UntilAsync(
        async () => (await Client.GetAsync(id))?.WaitsFor.Any(waits => waits.StartsWith(what, StringComparison.Ordinal)) == true, $"{id} waits for {what}");

    protected Task StateAsync(string id, WorkflowState state) => Poll.UntilAsync(async () => (await Client.GetAsync(id))?.State == state, $"{id} is {state}");

    /// <summary>Waits for the end, letting time pass, and returns the result.</summary>
    protected async Task<T> ResultAsync<T>(string id, TimeSpan? passing = null)
    {
        await EndAsync(id, passing);
        WorkflowInstance ended = (await Client.GetAsync(id))!;
        Assert.True(ended.State == WorkflowState.Completed, $"{id} is {ended.State}: {ended.Error}");
        return JsonSerializer.Deserialize<T>(ended.Output!, AiopsJson.Options)!;
    }

    protected async Task<WorkflowInstance> EndAsync(string id, TimeSpan? passing = null)
    {
        await Poll.UntilAsync(
            async () =>
            {
                if (passing is not null) Harness.Advance(passing.Value);
                return (await Client.GetAsync(id))?.State
                    is WorkflowState.Completed or WorkflowState.Failed or WorkflowState.Terminated or WorkflowState.Parked;
            },
            $"{id} ends");
        return (await Client.GetAsync(id))!;
    }
}
