using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Local.Instances;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Sharing;

/// <summary>Keeps this engine's share: renews leases, loads instances of shards that it won, forgets those that it lost, and looks for wake-ups.</summary>
internal sealed class ShareKeeper(
    ShardLeases leases, InstanceIndex index, Residents residents, EmbeddedWorkflowOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>Takes the first share; when it returns, its instances are on their way.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        residents.OwnedBy(leases.Owns);
        await UpdateAsync(cancellation);
    }

    /// <summary>The three loops, until the engine stops.</summary>
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
        foreach (int shard in leases.Owned) await LoadAsync(shard, cancellation);
    }

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
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The engine stops.
        }
    }
}
