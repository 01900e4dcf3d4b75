using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AIOps.EndToEnd.Tests;

/// <summary>A person in a real browser, from the alert to the healed system.</summary>
[Trait("Category", "Browser")]
public sealed class BrowserJourneyTests
{
    private static readonly LocatorAssertionsToBeVisibleOptions Within = new() { Timeout = 120_000 };

    [BrowserFact]
    public async Task From_the_waiting_incident_through_Approve_to_resolved_without_a_reload()
    {
        using var data = new DataFolder();
        var (host, address) = await HostProcess.StartAsync(data.Path);
        await using var running = host;
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(address);
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync("/incidents?status=awaiting-approval");
        var row = page.GetByTestId("incident-row").First;
        await Expect(row).ToBeVisibleAsync(Within);
        await row.ClickAsync();

        await Expect(page.GetByTestId("chart").First).ToBeVisibleAsync(Within);
        await Expect(page.GetByTestId("cause-row").First).ToContainTextAsync("vmss-shop-api/2");
        await Expect(page.GetByTestId("plan-card")).ToContainTextAsync("Restart scale-set instances");

        await page.GetByTestId("approve-button").ClickAsync();
        await page.GetByTestId("reason-input").FillAsync("one instance runs away, the others carry the load");
        await page.GetByTestId("confirm-approve").ClickAsync();

        await Expect(page.GetByTestId("incident-status")).ToContainTextAsync("Resolved", new() { Timeout = 120_000 });
        await Expect(page.GetByTestId("verification-state")).ToContainTextAsync("Passed");
        await Expect(page.GetByTestId("timeline-entry").Filter(new() { HasText = "approved it" })).ToHaveCountAsync(1);
        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task Rejecting_with_a_reason_hands_the_incident_to_a_person_and_nothing_is_done()
    {
        using var data = new DataFolder();
        var (host, address) = await HostProcess.StartAsync(data.Path);
        await using var running = host;
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(address);

        await page.GotoAsync("/incidents?status=awaiting-approval");
        var row = page.GetByTestId("incident-row").First;
        await Expect(row).ToBeVisibleAsync(Within);
        await row.ClickAsync();
        await page.GetByTestId("reject-button").ClickAsync();
        await page.GetByTestId("reason-input").FillAsync("we look ourselves");
        await page.GetByTestId("confirm-reject").ClickAsync();

        await Expect(page.GetByTestId("incident-status")).ToContainTextAsync("Escalated", new() { Timeout = 60_000 });
        using var api = new Api(address);
        Assert.Empty((await api.GetAsync("/api/demo/arm-calls"))["items"]!.AsArray());
    }
}
