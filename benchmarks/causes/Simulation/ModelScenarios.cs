using AIOps.Benchmarks.Causes.Reading;

namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>Modelled systems in the same shape as the files: another graph, load, step, length and delay of detection per seed, and one issue per kind of fault.</summary>
internal static class ModelScenarios
{
    private static readonly double[] Steps = [1, 5, 15, 60];

    /// <summary>One scenario.</summary>
    /// <param name="variant">What is different from the standard.</param>
    /// <param name="seed">Its seed.</param>
    public static Scenario Make(ModelVariant variant, int seed)
    {
        var system = new ModelSystem(seed, variant);
        var random = system.Random;
        var step = Steps[random.Next(Steps.Length)];
        step = variant.Step ?? step;
        var rows = random.Next(120, 500);
        if (variant.FewRows) rows = system.Aside.Next(20, 60);
        var day = variant.OtherDay ? Math.Exp(0.3 * ((2 * system.Aside.NextDouble()) - 1)) : 1;
        var normal = ModelTables.Rows(system, step, 0, rows, Drift(system, 0), _ => null, _ => day, isNormal: true);
        var issues = Enum.GetValues<Trouble>().Select((kind, i) => Draw(system, kind, i, step)).ToList();
        return new Scenario($"{variant.Name} {seed}", system.Edges(), normal, issues);
    }

    private static Issue Draw(ModelSystem system, Trouble kind, int number, double step)
    {
        var random = system.Random;
        var traced = system.Services.Where(service => service.IsTraced && (kind != Trouble.WrongReturns || service.Index > 0)).ToList();
        // Code runs where there are traces; anything can lose its processor or its wire.
        var candidates = kind is Trouble.Exceptions or Trouble.WrongReturns ? [.. traced.Where(service => !service.IsStore)] : kind == Trouble.DiskStress ? [.. system.Services.Where(service => service.DiskShare > 0).DefaultIfEmpty(traced[^1])] : system.Services;
        var root = candidates[random.Next(candidates.Count)];
        if (system.Variant.AtEntry && kind != Trouble.WrongReturns) root = system.Services[0];
        var size = 0.25 + (0.75 * random.NextDouble());
        var schedule = ModelSchedule.Draw(system, step);
        var whole = new Injection(kind, root.Index, size, 0, Shape: system.Aside.Next(4));
        var table = ModelTables.Rows(system, step, (number + 1) * 86_400.0, schedule.Before + schedule.After, Drift(system, system.Variant.OtherDay ? 0.3 : 0.1),
            row => schedule.At(row, step, whole), row => row < schedule.First ? 1 : system.Variant.LoadAfter, isNormal: false);
        var at = table.Times[schedule.Before - 1 + Off(system, schedule)];
        return new Issue(kind.ToString(), "issue_" + number, Noticed(table, system, at, out var target), target, root.Name);
    }

    // Somebody noted the time by hand, or the alert waited for its window.
    private static int Off(ModelSystem system, ModelSchedule schedule) =>
        system.Variant.WrongTime ? (int)(Math.Min(schedule.Before, schedule.After) * (system.Aside.NextDouble() - 0.5)) : 0;

    // Where users notice nothing, an alert tells when and never where.
    private static MetricsTable Noticed(MetricsTable table, ModelSystem system, double at, out Target target)
    {
        var entry = system.Services[0].Name;
        foreach (var (metric, statistic, side) in new[] { ("latency", "p90", 1), ("availability", "Average", -1), ("serverLatency", "p90", 1) })
        {
            var column = table.Columns.ToList().FindIndex(one => one.Node == entry && one.Metric == metric && one.Statistic == statistic);
            if (column < 0 || system.Variant.SilentEntry) continue;
            var before = Finite(column, time => time <= at);
            var after = Finite(column, time => time > at);
            if (before.Count == 0 || after.Count == 0 || side * (after.Average() - before.Average()) < (side > 0 ? 0.25 * before.Average() : 2)) continue;
            target = new Target(entry, metric, statistic, at);
            return table;
        }

        target = new Target(entry, "availability", "Average", at);
        return table.With(new Column(entry, "availability", "Average"), time => time <= at ? 100 : 90);

        List<double> Finite(int column, Func<double, bool> when) =>
            [.. Enumerable.Range(0, table.Rows.Count).Where(row => when(table.Times[row]) && double.IsFinite(table.Rows[row][column])).Select(row => table.Rows[row][column])];
    }

    private static double[] Drift(ModelSystem system, double size) => [.. system.Services.Select(_ => size * system.Normal())];
}
