using AIOps.Contracts.Time;
using AIOps.Orchestrations.Ports;

namespace AIOps.Contracts.Signals;

/// <summary>What every signal bus does: durable, in order per key, again until handled.</summary>
[Trait("Category", "Contract")]
public abstract class SignalBusContract : IAsyncLifetime
{
    private ISignalBusHarness harness = null!;

    protected abstract Task<ISignalBusHarness> CreateAsync();

    public async Task InitializeAsync() => harness = await CreateAsync();

    public async Task DisposeAsync() => await harness.DisposeAsync();

    [Fact]
    public async Task Every_message_arrives_once_and_in_order_per_key()
    {
        RecordingHandler handler = new();
        await harness.StartPumpAsync(handler);
        for (int i = 0; i < 50; i++) await harness.Bus.PublishAsync([.. Enumerable.Range(0, 20).Select(key => RecordingHandler.Message($"k{key}", i))]);

        await Poll.UntilAsync(() => handler.Received.Count >= 1000, "all arrived");

        Assert.Equal(1000, handler.Received.Select(message => message.Text).Distinct().Count());
        foreach (IGrouping<string, (int Partition, long Offset, string Text)> key in handler.Received.GroupBy(message => message.Text.Split(':')[0]))
        {
            Assert.Equal(Enumerable.Range(0, 50), key.Select(message => int.Parse(message.Text.Split(':')[1])));
            Assert.Single(key.Select(message => message.Partition).Distinct());
        }
        Assert.True(handler.Received.Select(message => message.Partition).Distinct().Count() > 1);
        await Poll.UntilAsync(() => harness.Depth == 0, "nothing waits");
    }

    [Fact]
    public async Task Offsets_of_a_partition_follow_each_other_over_restarts()
    {
        RecordingHandler handler = new();
        for (int round = 0; round < 3; round++)
        {
            await harness.Bus.PublishAsync([.. Enumerable.Range(0, 10).Select(i => RecordingHandler.Message("one", (round * 10) + i))]);
            await harness.StartPumpAsync(handler);
            await Poll.UntilAsync(() => handler.Received.Count >= (round + 1) * 10, "round arrived");
            await harness.RestartAsync(clean: true);
        }
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long)i), handler.Received.Select(message => message.Offset));
    }

    [Fact]
    public async Task What_was_published_survives_a_death_before_anybody_read_it()
    {
        await harness.Bus.PublishAsync([.. Enumerable.Range(0, 100).Select(i => RecordingHandler.Message($"k{i}", i))]);
        await harness.RestartAsync(clean: false);
        RecordingHandler handler = new();
        await harness.StartPumpAsync(handler);
        await Poll.UntilAsync(() => handler.Received.Count >= 100, "all arrived");
        Assert.Equal(100, handler.Received.Count);
    }

    [Fact]
    public async Task A_batch_whose_handler_throws_comes_again_and_the_next_one_only_after_it()
    {
        int failures = 3;
        RecordingHandler handler = new() { Before = _ => failures-- > 0 ? throw new IOException("storage is away") : Task.CompletedTask };
        await harness.Bus.PublishAsync([RecordingHandler.Message("a", 1), RecordingHandler.Message("a", 2)]);
        await harness.StartPumpAsync(handler);
        await harness.Bus.PublishAsync([RecordingHandler.Message("a", 3)]);
        await Poll.UntilAsync(() => handler.Received.Count >= 3, "all arrived");
        Assert.Equal(["a:1", "a:2", "a:3"], handler.Received.Select(message => message.Text));
    }

    [Fact]
    public async Task A_batch_that_was_handled_but_not_marked_comes_again_after_a_death()
    {
        TaskCompletionSource handled = new(), never = new();
        RecordingHandler first = new()
        {
            After = _ =>
            {
                handled.TrySetResult();
                return never.Task;
            },
        };
        await harness.Bus.PublishAsync([RecordingHandler.Message("a", 1)]);
        await harness.StartPumpAsync(first);
        await handled.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await harness.RestartAsync(clean: false);

        RecordingHandler second = new();
        await harness.StartPumpAsync(second);

        await Poll.UntilAsync(() => !second.Received.IsEmpty, "it came again");
        Assert.Equal((0L, "a:1"), second.Received.Select(message => (message.Offset, message.Text)).Single());
    }

    [Fact]
    public async Task What_was_marked_does_not_come_again()
    {
        RecordingHandler handler = new();
        await harness.Bus.PublishAsync([RecordingHandler.Message("a", 1)]);
        await harness.StartPumpAsync(handler);
        await Poll.UntilAsync(() => !handler.Received.IsEmpty && harness.Depth == 0, "it arrived");
        await harness.RestartAsync(clean: true);
        await harness.Bus.PublishAsync([RecordingHandler.Message("a", 2)]);
        await harness.StartPumpAsync(handler);
        await Poll.UntilAsync(() => handler.Received.Count >= 2, "the second arrived");
        Assert.Equal(["a:1", "a:2"], handler.Received.Select(message => message.Text));
    }

    [Fact]
    public async Task Depth_tells_how_much_waits()
    {
        Assert.Equal(0, harness.Depth);
        await harness.Bus.PublishAsync([.. Enumerable.Range(0, 123).Select(i => RecordingHandler.Message($"k{i}", i))]);
        Assert.Equal(123, harness.Depth);
        await harness.StartPumpAsync(new RecordingHandler());
        await Poll.UntilAsync(() => harness.Depth == 0, "nothing waits");
    }

    [Fact]
    public async Task Large_messages_pass_and_too_large_ones_are_refused()
    {
        byte[] large = new byte[300_000];
        new Random(1).NextBytes(large);
        List<byte[]> received = [];
        RecordingHandler handler = new()
        {
            Before = batch =>
            {
                lock (received) received.AddRange(batch.Messages.Select(message => message.ToArray()));
                return Task.CompletedTask;
            },
        };
        await harness.Bus.PublishAsync([.. Enumerable.Range(0, 8).Select(_ => new SignalMessage("a", large))]);
        await Assert.ThrowsAsync<ArgumentException>(() => harness.Bus.PublishAsync([new SignalMessage("a", new byte[2_000_000])]));
        await harness.StartPumpAsync(handler);
        await Poll.UntilAsync(() => handler.Received.Count >= 8, "all arrived");
        Assert.All(received, message => Assert.Equal(large, message));
    }
}
