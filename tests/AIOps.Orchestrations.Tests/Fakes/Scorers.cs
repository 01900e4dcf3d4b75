using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Maintenance;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Stats;
using AIOps.Orchestrations.Streams;
using AIOps.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>The scorer of a host that has just started.</summary>
internal static class Scorers
{
    public static SeriesScorer Over(IDocumentStore store, int pointHours = 192)
    {
        var options = Options.Create(new StreamOptions { PointHours = pointHours });
        var detect = new DetectOptions();
        var windows = new LearningWindows(new MaintenanceRepository(store), new IncidentRepository(store), Options.Create(new CorrelateOptions()), detect, TimeProvider.System);
        return new SeriesScorer(
            new SeriesStore(store, MetricCatalogue.Default, detect, new SeriesRoster(store)), new SeriesCache(options), new SeriesLocks(), windows, new StreamStatistics(), options, detect,
            TimeProvider.System, NullLogger<SeriesScorer>.Instance);
    }
}
