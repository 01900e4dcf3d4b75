using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Tests.Metrics;

/// <summary>Plays generated one-minute values through a monitor and keeps what it said.</summary>
internal sealed class SeriesRun
{
    public const string Vm = "/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm1";
    public const string Site = "/subscriptions/s/resourcegroups/rg/providers/microsoft.web/sites/shop";

    public static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    public SeriesRun(string resource, string metric, DetectOptions? options = null, int stepSeconds = 60)
    {
        Id = new SeriesId(resource, metric);
        Step = stepSeconds;
        Monitor = SeriesMonitor.Create(Id, MetricCatalogue.Default.Find(Id), options ?? DetectOptions.Default);
    }

    public SeriesId Id { get; }

    public SeriesMonitor Monitor { get; set; }

    public int Step { get; }

    public int Minute { get; private set; }

    public List<(int Minute, Anomaly Anomaly)> Events { get; } = [];

    /// <summary>Events that may page: severities of a series still being learnt are capped at 3.</summary>
    public IEnumerable<Anomaly> Opened(int fromMinute = 0) =>
        Events.Where(said => said.Minute >= fromMinute && said.Anomaly.Phase == AnomalyPhase.Opened).Select(said => said.Anomaly);

    public Observation Next(double value)
    {
        var observation = Monitor.Observe(Sample(Minute, value));
        if (observation.Event is { } said)
        {
            Events.Add((Minute, said));
        }

        Minute++;
        return observation;
    }

    public void Play(int minutes, Func<int, double> valueAt)
    {
        for (var i = 0; i < minutes; i++)
        {
            Next(valueAt(Minute));
        }
    }

    public MetricSample Sample(int index, double value) =>
        new(Id, Start.AddSeconds((long)index * Step).UtcTicks, value, value, value, value, 1, Step);
}
