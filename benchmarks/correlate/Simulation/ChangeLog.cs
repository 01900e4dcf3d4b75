using AIOps.Ingest;

namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Deployments and configuration writes: the guilty ones a minute or so before their fault, and ten times as many harmless ones.</summary>
internal static class ChangeLog
{
    private const double HarmlessPerDay = 40;

    public static IReadOnlyList<(ChangeEvent Change, double Arrival)> Of(SimulatedEstate estate, IReadOnlyList<Fault> faults, GeneratorOptions options, int seed)
    {
        var dice = new Dice((seed * 7919) + 6);
        var changes = new List<(ChangeEvent Change, double Arrival)>();
        foreach (var fault in faults.Where(item => item.Kind is FaultKind.BadDeployment or FaultKind.Configuration)) Add(fault.Root, fault.Start - dice.Uniform(10, 120));
        var services = estate.OfKind(ResourceKind.Service).ToList();
        for (var left = (int)(HarmlessPerDay * (options.WarmUpDays + 1)); left > 0; left--) Add(dice.Pick(services), dice.Uniform(0, (options.WarmUpDays + 1) * Clock.Day));
        return [.. changes.OrderBy(item => item.Arrival)];

        void Add(int resource, double at) => changes.Add((new ChangeEvent
        {
            Id = $"change-{changes.Count}",
            ResourceId = estate.Resources[resource].Id,
            Time = Clock.At(at),
            Kind = ChangeKind.Deployment,
            Operation = "microsoft.app/containerapps/write",
            Status = "succeeded",
            Title = "New revision of " + estate.Resources[resource].Id[(estate.Resources[resource].Id.LastIndexOf('/') + 1)..],
        }, at + dice.Uniform(5, 60)));
    }
}
