using AIOps.Storage;

namespace AIOps.Local.Host;

/// <summary>Remembers the demo's time, so that it goes on after a restart and never goes back.</summary>
internal sealed class ClockMemory(IDocumentStore store, TimeProvider clock, double speed) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    /// <summary>Where a clock of this store has to start.</summary>
    public static async Task<DateTimeOffset> StartAtAsync(IDocumentStore store, TimeProvider real, double speed)
    {
        var now = real.GetUtcNow();
        if (await store.GetAsync("settings", "clock", "demo") is not { } row)
        {
            return now;
        }

        // Two intervals ahead: what was stamped after the last remembered moment must not lie in the future of the new run.
        var remembered = (DateTimeOffset)row.Properties["now"] + (2 * Interval * speed);
        return remembered > now ? remembered : now;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Interval);
        do
        {
            var properties = new Dictionary<string, object> { ["now"] = clock.GetUtcNow(), ["speed"] = speed };
            await store.PutAsync("settings", new DocumentWrite(WriteKind.Upsert, "clock", "demo", properties), stoppingToken);
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
