using AIOps.Orchestrations.Live;

namespace AIOps.Api.Tests;

public sealed class LiveTests
{
    [Fact]
    public async Task A_page_that_listens_is_told_and_a_page_that_went_away_is_forgotten()
    {
        await using var host = await ApiHost.StartAsync();
        var live = host.Get<LiveFeed>();
        using (var page = new HttpClient { BaseAddress = host.Address })
        {
            using var answer = await page.GetAsync("/api/live", HttpCompletionOption.ResponseHeadersRead);
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
            Assert.Equal("event: hello", await lines.ReadLineAsync());
            Assert.Contains("now", await lines.ReadLineAsync(), StringComparison.Ordinal);
            await UntilAsync(() => live.Listeners == 1);
            live.Publish(new LiveEvent("incident", "inc-1", "open"));
            Assert.Equal("", await lines.ReadLineAsync());
            Assert.Equal("event: incident", await lines.ReadLineAsync());
            Assert.Contains("inc-1", await lines.ReadLineAsync(), StringComparison.Ordinal);
        }

        await UntilAsync(() => live.Listeners == 0);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var looks = 0; looks < 500 && !holds(); looks++)
        {
            await look.WaitForNextTickAsync();
        }

        Assert.True(holds());
    }
}
