using AIOps.Local.Host;
using AIOps.Storage.Sqlite;

namespace AIOps.Local.Tests.Cli;

public sealed class SimulationClockTests
{
    [Fact]
    public async Task A_timer_of_a_minute_fires_within_a_moment_at_high_speed_and_the_clock_agrees()
    {
        var start = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var clock = new SimulationClock(TimeProvider.System, start, 600);
        clock.Go();
        await Task.Delay(TimeSpan.FromMinutes(1), clock).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(clock.GetUtcNow() >= start.AddMinutes(1));
    }

    [Fact]
    public void It_reads_like_the_wall_until_it_goes_and_never_jumps()
    {
        var wall = new ManualWall();
        var start = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var clock = new SimulationClock(wall, start, 60);
        wall.Ticks += TimeSpan.TicksPerSecond * 30;
        Assert.Equal(start.AddSeconds(30), clock.GetUtcNow());
        clock.Go();
        Assert.Equal(start.AddSeconds(30), clock.GetUtcNow());
        wall.Ticks += TimeSpan.TicksPerSecond;
        clock.Go();
        Assert.Equal(start.AddSeconds(90), clock.GetUtcNow());
    }

    [Fact]
    public async Task After_a_restart_the_demo_clock_goes_on_and_never_back()
    {
        var folder = Directory.CreateTempSubdirectory("aiops-clock-").FullName;
        using (var store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder, "aiops.db") }))
        {
            Assert.InRange((await ClockMemory.StartAtAsync(store, TimeProvider.System, 60) - DateTimeOffset.UtcNow).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
            var ahead = new SimulationClock(TimeProvider.System, DateTimeOffset.UtcNow.AddHours(5), 60);
            using var memory = new ClockMemory(store, ahead, 60);
            await memory.StartAsync(default);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            for (var looks = 0; looks < 2000 && await store.GetAsync("settings", "clock", "demo") is null; looks++)
            {
                await look.WaitForNextTickAsync();
            }

            await memory.StopAsync(default);
            Assert.True(await ClockMemory.StartAtAsync(store, TimeProvider.System, 60) >= DateTimeOffset.UtcNow.AddHours(5).AddSeconds(-30));
        }

        Directory.Delete(folder, recursive: true);
    }

    private sealed class ManualWall : TimeProvider
    {
        public long Ticks { get; set; } = 1_000_000;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
