using Xunit.Abstractions;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>Seeded runs of the product's workflows; <c>AIOPS_CHAOS_SEEDS</c> sets how many per test (default 10; 125 give 500 runs).</summary>
[Trait("Category", "Chaos")]
public sealed class IncidentChaosTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(2001)]
    [InlineData(3001)]
    public async Task Decisions_are_honoured_actions_are_done_once_the_audit_is_whole_and_nothing_is_stuck(int first)
    {
        var seeds = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_CHAOS_SEEDS"), out var wanted) ? wanted : 10;
        ChaosTally tally = new();
        for (var seed = first; seed < first + seeds; seed++)
        {
            await using IncidentChaosRun run = new(seed);
            var wrong = await run.RunAsync();
            Assert.True(wrong.Length == 0, wrong);
            tally.Add(run.Tally);
        }

        output.WriteLine(
            $"{seeds} runs from seed {first}: {tally.Kills} kills, {tally.Troubles} storage troubles, {tally.LostWakeUps} lost wake-ups, {tally.Decisions} decisions, {tally.Actions} actions");
        Assert.True(tally is { Kills: > 0, Troubles: > 0, LostWakeUps: > 0, Decisions: > 0, Actions: > 0 }, "no chaos happened");
    }
}
