using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Replay;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Tests.Histories;

/// <summary>
/// Histories saved from running instances are run over today's code: a change of the engine or of the format that would park what is in flight fails here.
/// To save new ones: <c>AIOPS_SAVE_HISTORIES=folder dotnet test --filter SavedHistories</c>.
/// </summary>
public sealed class SavedHistoriesTests
{
    private static readonly WorkflowRef<string, string> Sample = new("sample");
    private static readonly WorkflowRef<int, int> Part = new("sample-part");
    private static readonly ActivityRef<int, int> Try = new("sample-try");
    private static readonly EventRef<string> Word = new("word");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Histories"), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_saved_history_still_replays(string file) =>
        HistoryReplay.Verify(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Histories", file)), Registry(Code));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_saved_history_does_not_replay_on_code_that_asks_for_something_else(string file)
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Histories", file));
        NotReplayableException changed = Assert.Throws<NotReplayableException>(() => HistoryReplay.Verify(json, Registry(static async (context, input) =>
        {
            await context.SleepUntilAsync(context.Now.AddHours(1));
            return await Code(context, input);
        })));
        Assert.Contains("Step 0, decision 0", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_a_run_that_uses_everything_is_exported_and_replays()
    {
        await using EmbeddedHarness harness = await EmbeddedHarness.CreateAsync(static registry => Fill(registry, Code));
        await harness.Client.StartAsync(Sample, "sample/1", "input");
        await Poll.UntilAsync(
            async () =>
            {
                harness.Advance(TimeSpan.FromMilliseconds(500));
                return (await harness.Client.GetAsync("sample/1"))?.WaitsFor.Contains("event word") == true;
            },
            "it waits for a word");
        string waiting = (await harness.Engine.ExportHistoryAsync("sample/1"))!;
        await harness.Client.RaiseEventAsync("sample/1", Word, "grüße 😀");
        await Poll.UntilAsync(async () => (await harness.Client.GetAsync("sample/1"))!.State == WorkflowState.Completed, "it ends");
        string ended = (await harness.Engine.ExportHistoryAsync("sample/1"))!;

        HistoryReplay.Verify(waiting, Registry(Code));
        HistoryReplay.Verify(ended, Registry(Code));
        Assert.Null(await harness.Engine.ExportHistoryAsync("unknown"));
        if (Environment.GetEnvironmentVariable("AIOPS_SAVE_HISTORIES") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "sample-waiting.json"), waiting + "\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "sample-ended.json"), ended + "\n");
        }
    }

    private static WorkflowRegistry Registry(Func<IWorkflowContext, string, Task<string>> code)
    {
        WorkflowRegistry registry = new();
        Fill(registry, code);
        return registry;
    }

    private static void Fill(WorkflowRegistry registry, Func<IWorkflowContext, string, Task<string>> code) => registry
        .Activity(Try, static (x, call) => call.Attempt == 1 ? throw new TimeoutException("away") : Task.FromResult(x + 1))
        .Workflow(Part, static (context, x) => context.CallAsync(Try, x))
        .Workflow(Sample, code);

    private static async Task<string> Code(IWorkflowContext context, string input)
    {
        context.SetStatus("tries");
        int tried = await context.CallAsync(Try, 1);
        int[] parts = await Task.WhenAll(context.CallChildAsync(Part, 10), context.CallChildAsync(Part, 20, "part"));
        Task<string> word = context.WaitForEventAsync(Word);
        using CancellationTokenSource enough = new();
        Task deadline = context.SleepUntilAsync(context.Now.AddDays(10), enough.Token);
        if (await Task.WhenAny(word, deadline) != word) return "late";
        enough.Cancel();
        return $"{input} {tried} {parts.Sum()} {await word} {context.NewGuid():N}";
    }
}
