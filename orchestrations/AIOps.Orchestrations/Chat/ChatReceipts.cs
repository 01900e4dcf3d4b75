using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Chat;

/// <summary>
/// Deliveries that were taken: a valid signature says who sent something, not that it is new. Table <c>chatreceipts</c>, a partition per channel, oldest first;
/// kept far longer than a signature is valid, and cleared by those that come later.
/// </summary>
public sealed class ChatReceipts(IDocumentStore store, TimeProvider time)
{
    private const int ClearedAtOnce = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly RecordTable<Receipt> _receipts = new(store, "chatreceipts");

    /// <summary>True when the delivery was taken before.</summary>
    public async Task<bool> IsKnownAsync(string channel, Ports.ChatDelivery delivery, CancellationToken cancellation = default) =>
        await _receipts.GetAsync(channel, Row(delivery), cancellation) is not null;

    /// <summary>Takes a delivery.</summary>
    /// <returns>False when it was taken before.</returns>
    public async Task<bool> TakeAsync(string channel, Ports.ChatDelivery delivery, CancellationToken cancellation = default)
    {
        var taken = await _receipts.TryInsertAsync(channel, Row(delivery), new Receipt(time.GetUtcNow()), cancellation);
        await ClearAsync(channel, delivery.At - Kept, cancellation);
        return taken;
    }

    private async Task ClearAsync(string channel, DateTimeOffset before, CancellationToken cancellation)
    {
        List<string> old = [];
        await foreach (var receipt in _receipts.QueryAsync(channel, new RowRange(To: RowKeys.OldestFirst(before), Take: ClearedAtOnce), cancellation))
        {
            old.Add(receipt.Row);
        }

        foreach (var row in old)
        {
            await _receipts.DeleteAsync(channel, row, cancellation);
        }
    }

    private static string Row(Ports.ChatDelivery delivery) => $"{RowKeys.OldestFirst(delivery.At)}-{RowKeys.Safe(delivery.Id)}";

    private sealed record Receipt(DateTimeOffset TakenAt);
}
