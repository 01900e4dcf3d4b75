using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Tests;

/// <summary>A series with a few hours of history has no daily profile yet; an outage must not teach it that outages are usual.</summary>
public sealed class OutageOnTheFirstDayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    public void An_outage_on_the_first_day_stays_an_outage_for_hours_and_ends_when_it_ends(int shift)
    {
        var series = new SeriesId("/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1", "Percentage CPU");
        var monitor = SeriesMonitor.Create(series, MetricCatalogue.Default.Find(series), new DetectOptions());
        var start = new DateTimeOffset(2026, 11, 22, 12, shift, 0, TimeSpan.Zero);
        List<(int Minute, AnomalyPhase Phase)> seen = [];
        for (var minute = 0; minute < 700; minute++)
        {
            var outage = minute is >= 380 and < 560;
            var value = (outage ? 97 : 30 + (3 * Math.Sin(minute * 0.7))) + (minute * 7919 % 13 * 0.1);
            if (monitor.Observe(new MetricSample(series, start.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60)).Event is { } change)
            {
                seen.Add((minute, change.Phase));
            }
        }

        Assert.InRange(Assert.Single(seen, item => item.Phase == AnomalyPhase.Opened).Minute, 380, 384);
        Assert.InRange(Assert.Single(seen, item => item.Phase == AnomalyPhase.Cleared).Minute, 560, 575);
    }
}
