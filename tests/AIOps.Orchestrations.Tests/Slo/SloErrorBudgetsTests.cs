using AIOps.Correlate;
using AIOps.Detect.Slo;
using AIOps.Ingest;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Slo;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Slo;

/// <summary>What the policy hears of a budget before it lets an action run alone.</summary>
[Trait("Category", "Slo")]
public sealed class SloErrorBudgetsTests : IDisposable
{
    private const string Site = "/subscriptions/s/web";
    private const string Instance = "/subscriptions/s/vmss/virtualmachines/1";
    private readonly TemporaryStore _temporary = new();

    [Theory]
    [InlineData(Site, 75.0)]
    [InlineData(Site + "/slots/staging", 75.0)]
    [InlineData(Instance, 75.0)]
    [InlineData("/subscriptions/s/other", 100.0)]
    public async Task The_smallest_budget_that_covers_the_target_counts(string target, double expected)
    {
        var budgets = await BudgetsAsync([Objective()], badMinutes: 1);
        Assert.Equal(expected, (await budgets.RemainingPercentAsync([target], default))!.Value, 6);
    }

    [Fact]
    public async Task An_overspent_budget_is_below_nothing() =>
        Assert.Equal(-100, (await (await BudgetsAsync([Objective()], badMinutes: 8)).RemainingPercentAsync([Site], default))!.Value, 6);

    [Fact]
    public async Task Without_objectives_or_without_data_it_is_not_known()
    {
        Assert.Null(await (await BudgetsAsync([], 0)).RemainingPercentAsync([Site], default));
        var silent = Objective();
        silent.Name = "silent";
        silent.Total = "NeverSent";
        Assert.Null(await (await BudgetsAsync([silent], 0)).RemainingPercentAsync([Site], default));
    }

    public void Dispose() => _temporary.Dispose();

    private static SloObjective Objective() => new() { Name = "site", ResourceId = Site, Target = 0.99, Total = "Requests", Bad = "Http5xx" };

    /// <summary>400 minutes of 100 requests: 400 bad ones are allowed, and every bad minute takes a hundred.</summary>
    private async Task<SloErrorBudgets> BudgetsAsync(SloObjective[] objectives, int badMinutes)
    {
        var options = Options.Create(new SloOptions { Objectives = objectives });
        var ledger = new SloLedger(_temporary.Store);
        var stream = new SloStream(ledger, new BurnSeries(_temporary.Store, options, Options.Create(new StreamOptions())), options);
        foreach (var metric in new[] { "Requests", "Http5xx" })
        {
            var id = new SeriesId(Site, metric);
            var samples = Enumerable.Range(0, 400).Select(minute =>
            {
                var value = metric == "Requests" || minute < badMinutes ? 100.0 : 0;
                return new MetricSample(id, Samples.Noon.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60);
            });
            await stream.ObserveAsync(new Dictionary<SeriesId, List<MetricSample>> { [id] = [.. samples] }, default);
        }

        return new SloErrorBudgets(new SloReader(ledger, options, new SettableTime(Samples.Noon.AddMinutes(400))), new SiteOnInstance());
    }

    private sealed class SiteOnInstance : IResourceGraph
    {
        public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) =>
            Task.FromResult(new ServiceGraph([], [new ServiceEdge(Site, Instance, "calls", "configuration", Samples.Noon, 1)]));
    }
}
