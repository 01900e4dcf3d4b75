using AIOps.Contracts.Signals;
using AIOps.Contracts.Time;
using AIOps.Orchestrations.Local.Signals;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Tests;

public sealed class LocalSignalBusTests : SignalBusContract
{
    protected override Task<ISignalBusHarness> CreateAsync() => Task.FromResult<ISignalBusHarness>(new LocalBusHarness());

    [Fact]
    public async Task What_is_handled_is_deleted()
    {
        await using LocalBusHarness harness = new();
        for (int i = 0; i < 150; i++) await harness.Bus.PublishAsync([RecordingHandler.Message("a", i)]);
        await harness.StartPumpAsync(new RecordingHandler());
        await Poll.UntilAsync(() => harness.Depth == 0, "nothing waits");
        await Poll.UntilAsync(async () => await MessageRowsAsync(harness) == 0, "no message row is left");
    }

    [Fact]
    public async Task Two_processes_publish_to_one_log_without_losing_or_mixing_messages()
    {
        await using LocalBusHarness harness = new();
        LocalSignalBus other = new(harness.Store, new SignalBusOptions());
        await Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 100; i++) await (writer == 0 ? harness.Bus : other).PublishAsync([RecordingHandler.Message($"w{writer}", i)]);
        })));
        RecordingHandler handler = new();
        await harness.StartPumpAsync(handler);
        await Poll.UntilAsync(() => handler.Received.Count >= 200, "all arrived");
        Assert.Equal(200, handler.Received.Select(message => message.Text).Distinct().Count());
        foreach (int writer in new[] { 0, 1 })
            Assert.Equal(Enumerable.Range(0, 100).Select(i => $"w{writer}:{i}"),
                handler.Received.Where(m => m.Text.StartsWith($"w{writer}", StringComparison.Ordinal)).Select(m => m.Text));
    }

    [Fact]
    public void A_wrong_option_is_named()
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new SignalBusOptions { Partitions = 0 }.Validate());
        Assert.Contains("SignalBusOptions.Partitions is 0: 1 to 32", wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<int> MessageRowsAsync(LocalBusHarness harness)
    {
        int rows = 0;
        for (int partition = 0; partition < 4; partition++)
        {
            await foreach (Document _ in harness.Store.QueryAsync("signals", $"p{partition:D2}", RowRange.Prefix("m"))) rows++;
        }
        return rows;
    }
}
