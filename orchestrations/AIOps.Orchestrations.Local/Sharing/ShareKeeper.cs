using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Local.Instances;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Sharing;

/// <summary>Keeps this engine's share: renews leases, loads instances of shards that it won, forgets those that it lost, and looks for wake-ups.</summary>
internal sealed class ShareKeeper(
    ShardLeases leases, InstanceStore store, InstanceIndex index, Residents residents, EmbeddedWorkflowOptions options, TimeProvider clock, ILogger logger)
{
    // Longer than any start takes from its entry to its instance.
    private static readonly TimeSpan OrphanAge = TimeSpan.FromMinutes(10);

    /// <summary>Takes the first share; when it returns, its instances are on their way.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        residents.OwnedBy(leases.Owns);
        await UpdateAsync(cancellation);
    }

    /// <summary>The loops, until the engine stops.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(
        LoopAsync("Lease renewal", options.LeaseDuration / 3, UpdateAsync, stopping),
        LoopAsync("Wake-up poll", options.PollInterval, PollAsync, stopping),
        LoopAsync("Sweep", options.SweepInterval, SweepAsync, stopping));

    private async Task UpdateAsync(CancellationToken cancellation)
    {
        HashSet<int> before = [.. leases.Owned];
        await leases.UpdateAsync(cancellation);
        HashSet<int> won = [.. leases.Owned.Except(before)], lost = [.. before.Except(leases.Owned)];
        if (won.Count + lost.Count == 0) return;
        Log.SharesChanged(logger, leases.Owned.Count, InstanceIndex.Shards, won.Count, lost.Count);
        residents.ForgetShards(lost);
        foreach (int shard in won) await LoadAsync(shard, cancellation);
    }

    private async Task PollAsync(CancellationToken cancellation)
    {
        foreach (string id in await index.TakeWakesAsync(leases.Owns, cancellation)) await residents.NotifyAsync(id, cancellation);
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (int shard in leases.Owned)
        {
            await foreach (IndexEntry entry in index.ActiveAsync(shard, cancellation))
            {
                if (await IsOrphanAsync(entry, cancellation)) await index.RemoveAsync(entry.Id, entry.CreatedAt, cancellation);
                else await residents.NotifyAsync(entry.Id, cancellation);
            }
        }
    }

    // Left by a start that died or lost a race between its entry and its instance.
    private async Task<bool> IsOrphanAsync(IndexEntry entry, CancellationToken cancellation) =>
        entry.CreatedAt < clock.GetUtcNow() - OrphanAge && (await store.GetAsync(entry.Id, cancellation))?.Header.CreatedAt != entry.CreatedAt;

    private async Task LoadAsync(int shard, CancellationToken cancellation)
    {
        await foreach (IndexEntry entry in index.ActiveAsync(shard, cancellation)) await residents.NotifyAsync(entry.Id, cancellation);
    }

    private async Task LoopAsync(string name, TimeSpan pause, Func<CancellationToken, Task> act, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause, clock, stopping);
                try
                {
                    await act(stopping);
                }
#pragma warning disable CA1031 // Storage may be away for a while; the loop must outlive that.
                catch (Exception error) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    Log.LoopFailed(logger, error, name);
                }
            }
        }
#pragma warning disable CA1031 // The engine stops: what storage said to the last call is of no interest.
        catch (Exception) when (stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
        }
    }
}
