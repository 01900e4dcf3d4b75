using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Shadow;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Shadow;

/// <summary>A challenger is scored on the samples of the live path, learns from its stored points, and alerts nobody.</summary>
public sealed class ShadowScoringTests : IAsyncDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly List<ServiceProvider> _made = [];

    [Fact]
    public async Task A_deaf_challenger_would_end_the_alert_that_the_live_one_opens_and_one_that_is_the_same_would_not()
    {
        var deaf = Services(("AIOps:Shadow:Detect:DeviationScale", "10"), ("AIOps:Shadow:Detect:BreachSamples", "32"), ("AIOps:Shadow:Detect:BreachWindow", "32"));
        await FeedAsync(deaf, 0, 400, runawayAt: 390);
        var report = (await deaf.GetRequiredService<ShadowReader>().ReadAsync())!;
        Assert.Equal((1, 0, 0), (report.Live, report.Shadow, report.Both));
        Assert.Equal("Percentage CPU", Assert.Single(report.OnlyLive).Metric);
        Assert.Contains("would end 1 of 1", report.Text, StringComparison.Ordinal);
        Assert.Empty(await deaf.GetRequiredService<IncidentRepository>().ListAsync(static line => line.AlertCount > 1, null, 10));
    }

    [Fact]
    public async Task It_starts_as_experienced_as_the_live_one_because_it_learns_from_the_stored_points()
    {
        await FeedAsync(Services(("AIOps:Shadow:Enabled", "false")), 0, 380, runawayAt: 1000);
        var later = Services(("AIOps:Shadow:Detect:ClearSamples", "5"));
        await FeedAsync(later, 380, 400, runawayAt: 390);
        var report = (await later.GetRequiredService<ShadowReader>().ReadAsync())!;
        Assert.Equal((1, 1, 1), (report.Live, report.Shadow, report.Both));
        Assert.Equal(0, report.EarlierSeconds);
    }

    [Fact]
    public async Task Without_a_challenger_there_is_no_report_and_nothing_is_scored_twice()
    {
        var services = Services(("AIOps:Shadow:Enabled", "false"));
        await FeedAsync(services, 0, 60, runawayAt: 1000);
        Assert.Null(await services.GetRequiredService<ShadowReader>().ReadAsync());
        Assert.Equal(0, services.GetRequiredService<ShadowScorer>().Series);
    }

    [Fact]
    public async Task What_people_called_noise_counts_for_the_challenger_that_would_end_it()
    {
        var services = Services(("AIOps:Shadow:Detect:DeviationScale", "10"), ("AIOps:Shadow:Detect:BreachSamples", "32"), ("AIOps:Shadow:Detect:BreachWindow", "32"));
        await FeedAsync(services, 0, 400, runawayAt: 390);
        var reader = services.GetRequiredService<ShadowReader>();
        var ended = Assert.Single((await reader.ReadAsync())!.OnlyLive);
        await services.GetRequiredService<FeedbackLedger>().PutAsync(
            new Thumb("inc-1", "alert", "alert-1", "alice", false, Samples.Noon) { AnomalyId = ended.AnomalyId }, default);
        var report = (await reader.ReadAsync())!;
        Assert.Equal((1, 0), (report.NoiseEnded, report.CatchesLost));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _made)
        {
            await services.DisposeAsync();
        }

        _temporary.Dispose();
    }

    private ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["AIOps:Shadow:Enabled"] = "true", ["AIOps:Shadow:SeriesPercent"] = "100" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var services = Application.Create(_temporary.Store, new FakeActuator(), new SettableTime(Samples.Noon.AddHours(8)), all);
        _made.Add(services);
        return services;
    }

    private static async Task FeedAsync(ServiceProvider services, int from, int to, int runawayAt)
    {
        var writer = new SignalBatchWriter();
        for (var minute = from; minute < to; minute++)
        {
            var value = minute >= runawayAt ? 97 : 30 + (minute * 7919 % 13 * 0.1);
            writer.OnMetric(new MetricSample(new SeriesId(Samples.Vm, "Percentage CPU"), Samples.Noon.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60));
        }

        await services.GetRequiredService<ISignalHandler>().HandleAsync(new SignalBatch(0, 0, [.. writer.TakeMessages().Select(message => message.Body)]), default);
    }
}
