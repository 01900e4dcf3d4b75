using AIOps.Correlate;
using AIOps.Ingest;

namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>One seed: what arrives, and the truth, which only scoring may read.</summary>
internal sealed record Scenario
{
    public required SimulatedEstate Estate { get; init; }

    public required IReadOnlyList<Notification> Notifications { get; init; }

    public required IReadOnlyList<(ChangeEvent Change, double Arrival)> Changes { get; init; }

    public required IReadOnlyList<MaintenanceWindow> Planned { get; init; }

    /// <summary>The truth, made before anything is emitted.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Start of the scored day in seconds.</summary>
    public required double ScoredFrom { get; init; }

    public static Scenario Make(GeneratorOptions options, int seed)
    {
        var estate = new EstateBuilder(options, seed).Build();
        var faults = FaultSchedule.Draw(estate, options with { Faults = true }, seed);
        var cascade = new Cascade(estate, options, seed);
        var monitoring = new Monitoring(estate, seed);
        var shown = faults.SelectMany(cascade.Spread).SelectMany(monitoring.See).ToList();
        // The quiet day has the noise of a usual one.
        var noise = new NoiseSource(estate, monitoring, options, seed);
        var hum = noise.Draw((int)(shown.Count * options.Noise / (1 - options.Noise)));
        if (!options.Faults) (faults, shown) = ([], []);
        return new Scenario
        {
            Estate = estate,
            Notifications = new Delivery(estate, options, seed).Send(shown.Concat(hum)),
            Changes = ChangeLog.Of(estate, faults, options, seed),
            Planned = noise.Planned,
            Faults = faults,
            ScoredFrom = options.WarmUpDays * Clock.Day,
        };
    }
}
