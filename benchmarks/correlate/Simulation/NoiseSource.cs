using AIOps.Correlate;

namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Alerts that belong to no fault: a daily rhythm of short ones, flapping, retries, the nightly batch, planned work.</summary>
internal sealed class NoiseSource(SimulatedEstate estate, Monitoring monitoring, GeneratorOptions options, int seed)
{
    private readonly Dice dice = new((seed * 7919) + 4);
    private readonly double end = (options.WarmUpDays + 1) * Clock.Day;

    /// <summary>Planned work, known to everybody beforehand.</summary>
    public List<MaintenanceWindow> Planned { get; } = [];

    /// <param name="count">How many conditions over the whole time.</param>
    public IReadOnlyList<Condition> Draw(int count)
    {
        var conditions = new List<Condition>();
        // Flapping is a twentieth of the whole stream; the rest is a guess at a usual mix.
        Rhythm(conditions, (int)(count * 0.55));
        Flapping(conditions, (int)(count * 0.05 / options.Noise));
        Retries(conditions, (int)(count * 0.1));
        Batch(conditions, (int)(count * 0.09));
        PlannedWork(conditions, Math.Max(0, count - conditions.Count));
        return conditions;
    }

    private void Rhythm(List<Condition> conditions, int count)
    {
        while (count > 0)
        {
            var at = dice.Uniform(0, end);
            var load = (1 + (0.6 * Math.Sin(2 * Math.PI * ((at / Clock.Day) - 0.3)))) / 1.6;
            if (!dice.Chance(load)) continue;
            Add(conditions, dice.Pick(monitoring.Watched), at, dice.LogNormalBetween(30, 900));
            count--;
            // One in ten hiccups is seen by a second rule.
            if (!dice.Chance(0.1) || count == 0) continue;
            var (_, resource) = (conditions[^1].Rule, conditions[^1].Resource);
            Add(conditions, dice.Pick([.. monitoring.Watched.Where(item => item.Resource == resource)]), at + dice.Uniform(0, 60), dice.LogNormalBetween(30, 900));
            count--;
        }
    }

    private void Flapping(List<Condition> conditions, int count)
    {
        while (count > 0)
        {
            var what = dice.Pick(monitoring.Watched);
            var period = dice.LogUniform(60, 600);
            var stop = dice.Uniform(0, end);
            for (var (at, times) = (stop - (dice.Between(5, 20) * period), 0); at < stop && count > 0; at += period * dice.Uniform(0.8, 1.2), times++, count--)
                Add(conditions, what, at, period * dice.Uniform(0.3, 0.7));
        }
    }

    private void Retries(List<Condition> conditions, int count)
    {
        while (count > 0)
        {
            var what = dice.Pick(monitoring.Watched);
            var at = dice.Uniform(0, end);
            for (var left = dice.Between(2, 4); left > 0 && count > 0; left--, count--, at += dice.Uniform(60, 240)) Add(conditions, what, at, dice.Uniform(20, 60));
        }
    }

    private void Batch(List<Condition> conditions, int count)
    {
        var days = options.WarmUpDays + 1;
        var loaded = monitoring.Watched.Where(item => item.Rule.Family is SignalFamily.Latency or SignalFamily.Saturation).ToList();
        var chosen = Enumerable.Range(0, count / days).Select(_ => (What: dice.Pick(loaded), Offset: dice.Uniform(0, 1200), Length: dice.Uniform(300, 2400))).ToList();
        for (var day = 0; day < days; day++)
        {
            var start = (day * Clock.Day) + (2 * 3600) + (300 * dice.Normal());
            foreach (var (what, offset, length) in chosen) Add(conditions, what, start + offset + dice.Uniform(0, 120), length * dice.Uniform(0.8, 1.2));
        }
    }

    private void PlannedWork(List<Condition> conditions, int count)
    {
        var days = options.WarmUpDays + 1;
        for (var day = 0; day < days; day++)
        {
            var from = (day + dice.Uniform(0.05, 0.9)) * Clock.Day;
            var length = dice.Uniform(1800, 5400);
            var group = dice.Pick([.. estate.OfKind(ResourceKind.Service).Select(i => estate.Resources[i].Id.Split("/providers/")[0]).Distinct()]);
            Planned.Add(new MaintenanceWindow("day " + day, group, Clock.At(from), Clock.At(from + length)));
            var covered = monitoring.Watched.Where(item => estate.Resources[item.Resource].Id.StartsWith(group + "/", StringComparison.Ordinal)).ToList();
            for (var left = count / days; left > 0; left--)
            {
                var at = from + dice.Uniform(0, length * 0.9);
                Add(conditions, dice.Pick(covered), at, Math.Min(dice.LogNormalBetween(60, 1800), from + length - at));
            }
        }
    }

    private void Add(List<Condition> conditions, (ToolRule Rule, int Resource) what, double at, double length) =>
        conditions.Add(new Condition(what.Rule, what.Resource, at, at + length, dice.Between(1, 4), Condition.Noise));
}
