using System.Security.Cryptography;
using AIOps.Local.Estate;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIOps.Local.Tests.Estate;

/// <summary>The driver: everything once, and after a kill nothing missing.</summary>
public sealed class EstateServiceTests
{
    [Fact]
    public async Task A_killed_run_goes_on_where_it_was_and_misses_nothing()
    {
        await using var whole = await EstateBench.StartAsync(days: 1);
        whole.Clock.Advance(TimeSpan.FromMinutes(10));
        var expected = await RunAsync(whole, int.MaxValue);

        await using var killed = await EstateBench.StartAsync(days: 1);
        killed.Clock.Advance(TimeSpan.FromMinutes(10));
        var random = new Random(3);
        List<string> seen = [];
        var starts = 0;
        do
        {
            seen.AddRange(await RunAsync(killed, random.Next(1, 400)));
            await killed.RestartAsync();
            starts++;
        }
        while (starts < 200 && killed.Estate.State.LastMinute < killed.Estate.LiveStart.AddMinutes(9));

        Assert.True(starts > 2);
        Assert.Equal(expected.ToHashSet(), seen.ToHashSet());
        // At most one stretch is sent again per kill.
        Assert.InRange(seen.Count, expected.Count, expected.Count + (starts * 60));
    }

    [Fact]
    public async Task A_body_that_is_not_taken_comes_again()
    {
        await using var bench = await EstateBench.StartAsync(days: 0);
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        var refusals = 0;
        var taken = await RunAsync(bench, int.MaxValue, () => refusals++ == 0);
        Assert.True(taken.Count > 10);
        Assert.Equal(taken.Count, refusals - 1);
    }

    [Fact]
    public async Task Life_begins_when_the_history_is_digested()
    {
        await using var bench = await EstateBench.StartAsync(days: 1);
        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        var (asked, digested) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var service = bench.Estate.CreateService(
            static (_, _) => Task.CompletedTask, _ => { asked.SetResult(); return digested.Task; }, NullLogger<EstateService>.Instance);
        await service.StartAsync(default);
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(bench.Estate.LiveStart.AddMinutes(-1), bench.Estate.State.LastMinute);
        digested.SetResult();
        for (var looks = 0; looks < 1_000_000 && bench.Estate.State.LastMinute < bench.Estate.LiveStart.AddMinutes(2); looks++) await Task.Yield();
        await service.StopAsync(default);
        Assert.Equal(bench.Estate.LiveStart.AddMinutes(2), bench.Estate.State.LastMinute);
    }

    /// <summary>Plays until the live part has caught up with the clock, or until the given number of bodies: then the process "dies" inside the ingest call.</summary>
    private static async Task<List<string>> RunAsync(EstateBench bench, int dieAfter, Func<bool>? refuse = null)
    {
        List<string> bodies = [];
        using var service = bench.Estate.CreateService(TakeAsync, static _ => Task.CompletedTask, NullLogger<EstateService>.Instance);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await service.StartAsync(stop.Token);
        var last = bench.Clock.GetUtcNow().AddMinutes(-1);
        while (!service.ExecuteTask!.IsCompleted && !(bench.Estate.State.LastMinute >= last) && bodies.Count < dieAfter) await Task.Yield();
        await service.StopAsync(CancellationToken.None);
        return bodies;

        async Task TakeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
        {
            if (refuse?.Invoke() == true) throw new InvalidOperationException("full");
            if (bodies.Count >= dieAfter) await Task.Delay(Timeout.Infinite, cancellation);
            bodies.Add(Convert.ToHexString(SHA256.HashData(body.Span)));
        }
    }
}
