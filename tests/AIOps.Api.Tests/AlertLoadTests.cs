using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace AIOps.Api.Tests;

/// <summary>
/// A thousand alerts a minute into one scope, for six seconds on every build and for a minute with <c>AIOPS_LOAD_ALERTS=1000</c>: none is lost, each problem is one incident, and the
/// first alert of a problem can be read as an incident two seconds later. A machine that does other work is no verdict: the time is held to its limit only when it is measured.
/// </summary>
public sealed class AlertLoadTests(ITestOutputHelper output)
{
    private const int Resources = 20;

    /// <summary>Seconds: other tests run beside this one, and what is asked here is that nothing is lost.</summary>
    private const int Patience = 90;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1) / 1000;

    [Fact]
    public async Task A_thousand_alerts_a_minute_reach_their_incidents_and_none_is_lost()
    {
        var measures = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_LOAD_ALERTS"), CultureInfo.InvariantCulture, out var wanted);
        var count = measures ? wanted : 100;
        await using var host = await ApiHost.StartAsync();
        using var visitor = await new Visitor(host.Address).BeginSessionAsync();
        var (accepted, readable) = (new Dictionary<string, long>(), new Dictionary<string, long>());
        var started = Stopwatch.GetTimestamp();
        var watching = WatchAsync(host, accepted, readable);
        for (var number = 0; number < count; number++)
        {
            var resource = Resource(number % Resources);
            await visitor.AlertAsync($"rule-{number / Resources}-{number % Resources}", resource, firing: true);
            lock (accepted) accepted.TryAdd(resource, Stopwatch.GetTimestamp());
            if ((number + 1) * Between - Stopwatch.GetElapsedTime(started) is var early && early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }
        }

        var sending = Stopwatch.GetElapsedTime(started);
        await watching;
        JsonArray lines = [];
        try
        {
            await ApiHost.UntilAsync(async () => (lines = await LinesAsync(visitor)).Sum(static line => line!["alertCount"]!.GetValue<int>()) == count, Patience);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"of {count} alerts these are in incidents:\n{string.Join('\n', lines.Select(static line => $"{line!["alertCount"]} {line["occurrences"]} {line["resources"]!.ToJsonString()}"))}");
        }

        var waits = readable.Select(one => Stopwatch.GetElapsedTime(accepted[one.Key], one.Value).TotalMilliseconds).Order().ToList();
        output.WriteLine($"{count} alerts in {sending.TotalSeconds:F1} s over {Resources} problems; first alert of a problem to its incident: p50 {waits[waits.Count / 2]:F0} ms, max {waits[^1]:F0} ms");
        Assert.True(!measures || waits[^1] < 2000, $"an incident could be read after {waits[^1]:F0} ms");
        Assert.True(!measures || sending < 1.05 * count * Between, $"{count} alerts took {sending}");
    }

    private static async Task WatchAsync(ApiHost host, Dictionary<string, long> accepted, Dictionary<string, long> readable)
    {
        using var reader = new Visitor(host.Address);
        await ApiHost.UntilAsync(async () =>
        {
            foreach (var id in (await LinesAsync(reader)).SelectMany(static line => line!["resources"]!.AsArray()).Select(static id => id!.GetValue<string>()))
            {
                lock (accepted)
                {
                    if (accepted.ContainsKey(id)) readable.TryAdd(id, Stopwatch.GetTimestamp());
                }
            }

            return readable.Count == Resources;
        }, Patience);
    }

    private static async Task<JsonArray> LinesAsync(Visitor visitor) => (await visitor.JsonAsync("/api/incidents?limit=200"))["items"]!.AsArray();

    private static string Resource(int number) => $"/subscriptions/s1/resourcegroups/rg-{number}/providers/microsoft.web/sites/app-{number}";
}
