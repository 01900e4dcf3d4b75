using System.Text.Json.Nodes;

namespace AIOps.EndToEnd.Tests;

/// <summary>kill -9 at random moments of the loop: the next start goes on, acts once, and loses nothing.</summary>
[Trait("Category", "Chaos")]
public sealed class KillTests
{
    /// <summary>Runs in CI; <c>AIOPS_KILL_RUNS</c> asks for more by hand.</summary>
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_KILL_RUNS"), out var runs) ? runs : 2;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Runs)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_at_a_random_moment_the_loop_still_ends_resolved_with_one_action(int seed)
    {
        using var data = new DataFolder();
        var random = new Random(seed);
        var deadline = DateTime.UtcNow.AddMinutes(5);
        JsonNode? resolved = null;
        var kills = 0;
        while (resolved is null)
        {
            Assert.True(DateTime.UtcNow < deadline, "The loop did not end within five minutes.");
            var (host, address) = await HostProcess.StartAsync(data.Path);
            await using var running = host;
            using var api = new Api(address);
            var life = kills < 3 ? TimeSpan.FromSeconds(1 + (random.NextDouble() * 9)) : TimeSpan.FromMinutes(3);
            resolved = await LiveAsync(api, life);
            if (resolved is null)
            {
                kills++;
            }
            else
            {
                await AssertNothingLostOrDoubledAsync(api, resolved["id"]!.GetValue<string>());
            }

            await host.KillAsync();
        }

    }

    /// <summary>Acts like a person who approves whatever waits, until the runaway's incident is resolved or the life is over.</summary>
    private static async Task<JsonNode?> LiveAsync(Api api, TimeSpan life)
    {
        var end = DateTime.UtcNow + life;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (DateTime.UtcNow < end)
        {
            foreach (var incident in await api.IncidentsAsync("?status=awaiting-approval"))
            {
                (await api.ApproveAsync(incident["approvalId"]!.GetValue<string>())).Dispose();
            }

            if (await api.IncidentsAsync("?status=resolved") is [.., var resolved])
            {
                return resolved;
            }

            await pause.WaitForNextTickAsync();
        }

        return null;
    }

    private static async Task AssertNothingLostOrDoubledAsync(Api api, string id)
    {
        var calls = (await api.GetAsync("/api/demo/arm-calls"))["items"]!.AsArray().Where(call => call!["status"]!.GetValue<int>() < 300).ToList();
        Assert.Equal(calls.Count, calls.Select(call => call!["clientRequestId"]!.GetValue<string>()).Distinct().Count());

        Assert.Null((await api.GetAsync("/api/audit/check"))["problem"]);
        var audit = (await api.GetAsync($"/api/audit?incident={id}")).AsArray();
        foreach (var action in new[] { "incident.opened", "plan.made", "approval.approved", "action.started", "action.succeeded", "action.verified", "incident.resolved" })
        {
            Assert.Single(audit, row => row!["action"]!.GetValue<string>() == action);
        }

        var incident = await api.GetAsync($"/api/incidents/{id}");
        var alerts = incident["alerts"]!.AsArray().Select(member => member!["alert"]!["id"]!.GetValue<string>()).ToList();
        Assert.Equal(alerts.Count, alerts.Distinct().Count());
    }
}
