using System.Collections.Concurrent;
using System.Text;
using AIOps.Orchestrations.Ports;

namespace AIOps.Contracts.Signals;

/// <summary>Writes down what it gets as <c>key:number</c> texts; fails when told to.</summary>
public sealed class RecordingHandler : ISignalHandler
{
    public ConcurrentQueue<(int Partition, long Offset, string Text)> Received { get; } = new();

    public Func<SignalBatch, Task>? Before { get; set; }

    public Func<SignalBatch, Task>? After { get; set; }

    public static SignalMessage Message(string key, int number) => new(key, Encoding.UTF8.GetBytes($"{key}:{number}"));

    public async Task HandleAsync(SignalBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Before is not null) await Before(batch);
        long offset = batch.FirstOffset;
        foreach (ReadOnlyMemory<byte> body in batch.Messages) Received.Enqueue((batch.Partition, offset++, Encoding.UTF8.GetString(body.Span)));
        if (After is not null) await After(batch);
    }
}
