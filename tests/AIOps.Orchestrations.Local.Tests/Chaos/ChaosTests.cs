using Xunit.Abstractions;

namespace AIOps.Orchestrations.Local.Tests.Chaos;

/// <summary>Seeded runs; <c>AIOPS_CHAOS_SEEDS</c> sets how many per test (default 10).</summary>
[Trait("Category", "Chaos")]
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(2001)]
    [InlineData(3001)]
    public async Task Every_action_is_done_once_every_vote_counts_once_and_nothing_is_stuck(int first)
    {
        int seeds = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_CHAOS_SEEDS"), out int wanted) ? wanted : 10, troubles = 0, kills = 0;
        for (int seed = first; seed < first + seeds; seed++)
        {
            await using ChaosRun run = new(seed);
            Assert.Equal("", await run.RunAsync());
            troubles += run.Troubles;
            kills += run.Kills;
        }
        output.WriteLine($"{seeds} runs from seed {first}: {kills} kills, {troubles} storage troubles");
        Assert.True(kills > 0 && troubles > 0, "no chaos happened");
    }
}
