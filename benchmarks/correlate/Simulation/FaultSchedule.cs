namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Poisson arrivals, 2-60 minutes long, severity log-uniform, never more at a time than allowed.</summary>
internal static class FaultSchedule
{
    private const double MildestSeverity = 1.5;

    public static IReadOnlyList<Fault> Draw(SimulatedEstate estate, GeneratorOptions options, int seed)
    {
        var dice = new Dice((seed * 7919) + 1);
        var faults = new List<Fault>();
        if (!options.Faults) return faults;
        var end = (options.WarmUpDays + 1) * Clock.Day;
        for (var at = dice.Exponential(3600 / options.FaultsPerHour); at < end - 3600; at += dice.Exponential(3600 / options.FaultsPerHour))
        {
            var length = dice.LogUniform(120, 3600);
            var severity = dice.LogUniform(MildestSeverity, options.WorstSeverity);
            var kind = (FaultKind)dice.Between(0, 7);
            var root = dice.Pick([.. estate.OfKind(kind switch
            {
                FaultKind.NodeLoss => ResourceKind.Node,
                FaultKind.DependencyOutage => ResourceKind.Database,
                _ => ResourceKind.Service,
            })]);
            var running = faults.Where(fault => fault.Start <= at && fault.End + 600 >= at).ToList();
            // A second fault of a resource that is still broken would be the same problem for anybody who looks at it.
            if (running.Count < options.MaxConcurrent && running.All(fault => fault.Root != root))
                faults.Add(new Fault(faults.Count, kind, root, at, at + length, severity));
        }

        return faults;
    }
}
