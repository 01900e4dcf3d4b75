using AIOps.Integrations.EventHubs;
using AIOps.Orchestrations.Ports;
using Azure.Core;
using Azure.Messaging.EventHubs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Functions.Tests.EventHubs;

/// <summary>How signals go out to the hub: one key a batch, in order, everything or a failure.</summary>
public sealed class EventHubSignalBusTests
{
    [Fact]
    public async Task A_batch_has_one_key_and_the_order_of_a_key_stays()
    {
        RecordingProducer producer = new(1000);
        await using EventHubSignalBus bus = new(producer);
        await bus.PublishAsync([.. Enumerable.Range(0, 60).Select(i => Message($"k{i % 3}", $"{i:D3}"))]);

        Assert.Equal(3, producer.Sent.Count);
        Assert.All(producer.Sent, batch => Assert.Equal(Enumerable.Range(0, 60).Where(i => $"k{i % 3}" == batch.Key).Select(static i => $"{i:D3}"), batch.Bodies));
    }

    [Fact]
    public async Task A_key_that_does_not_fit_in_one_batch_goes_out_in_several_one_after_the_other()
    {
        RecordingProducer producer = new(10);
        await using EventHubSignalBus bus = new(producer);
        await bus.PublishAsync([.. Enumerable.Range(0, 8).Select(static i => Message("k", $"{i:D3}"))]);

        Assert.Equal([3, 3, 2], producer.Sent.Select(static batch => batch.Bodies.Length));
        Assert.Equal(Enumerable.Range(0, 8).Select(static i => $"{i:D3}"), producer.Sent.SelectMany(static batch => batch.Bodies));
        Assert.Equal(1, producer.MostAtOnce);
    }

    [Fact]
    public async Task Keys_go_out_side_by_side_but_not_all_at_once()
    {
        RecordingProducer producer = new(1000);
        await using EventHubSignalBus bus = new(producer);
        await bus.PublishAsync([.. Enumerable.Range(0, 200).Select(static i => Message($"k{i}", "x"))]);
        Assert.Equal(200, producer.Sent.Count);
        Assert.InRange(producer.MostAtOnce, 1, 8);
    }

    [Fact]
    public async Task A_hub_that_is_away_fails_the_call_so_that_the_checkpoint_waits()
    {
        RecordingProducer producer = new(1000) { Failure = new EventHubsException(true, "signals", "busy", EventHubsException.FailureReason.ServiceBusy) };
        await using EventHubSignalBus bus = new(producer);
        Assert.Equal(EventHubsException.FailureReason.ServiceBusy, (await Assert.ThrowsAsync<EventHubsException>(() => bus.PublishAsync([Message("k", "x")]))).Reason);
    }

    [Fact]
    public async Task A_message_that_no_batch_can_hold_is_an_error_that_names_its_size_and_what_came_before_it_is_sent()
    {
        RecordingProducer producer = new(10);
        await using EventHubSignalBus bus = new(producer);
        InvalidOperationException tooLarge = await Assert.ThrowsAsync<InvalidOperationException>(() => bus.PublishAsync([Message("k", "first"), Message("k", new string('x', 11))]));
        Assert.Contains("of 11 bytes is larger than", tooLarge.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], Assert.Single(producer.Sent).Bodies);
    }

    [Fact]
    public async Task Nothing_to_publish_sends_nothing_and_a_host_that_stops_is_obeyed()
    {
        RecordingProducer producer = new(1000);
        EventHubSignalBus bus = new(producer);
        await bus.PublishAsync([]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bus.PublishAsync([Message("k", "x")], new CancellationToken(true)));
        Assert.Empty(producer.Sent);
        await bus.DisposeAsync();
        Assert.Equal(1, producer.Closed);
    }

    [Theory]
    [InlineData("SignalsHub", null, null, null)]
    [InlineData("EventHubConnection", "signals", null, null)]
    [InlineData(null, "signals", "Endpoint=sb://localhost;SharedAccessKeyName=k;SharedAccessKey=v;UseDevelopmentEmulator=true;", null)]
    [InlineData(null, "signals", null, "evhns.servicebus.windows.net")]
    public async Task The_connection_is_the_triggers_own_and_what_is_missing_is_named(string? missing, string? hub, string? connection, string? space)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SignalsHub"] = hub, ["EventHubConnection"] = connection, ["EventHubConnection:fullyQualifiedNamespace"] = space,
        }).Build();
        await using ServiceProvider services = new ServiceCollection().AddEventHubSignalBus(configuration, static _ => DelegatedTokenCredential.Create(static (_, _) => default)).BuildServiceProvider();
        if (missing is null) Assert.NotNull(services.GetRequiredService<ISignalBus>());
        else Assert.Contains($"The setting {missing} is missing", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<ISignalBus>()).Message, StringComparison.Ordinal);
    }

    private static SignalMessage Message(string key, string body) => new(key, System.Text.Encoding.UTF8.GetBytes(body));
}
