namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>Modelled systems in the same shape as the files: another graph, load, step, length and delay of detection per seed, and one issue per kind of fault.</summary>
internal static class ModelScenarios
{
    private static readonly double[] Steps = [1, 5, 15, 60];

    /// <summary>One scenario.</summary>
    /// <param name="seed">Its seed.</param>
    public static Scenario Make(int seed)
    {
        var system = new ModelSystem(seed);
        var random = system.Random;
        var step = Steps[random.Next(Steps.Length)];
        var normal = Rows(system, step, 0, random.Next(120, 500), Drift(system, 0), _ => null);
        var issues = Enum.GetValues<Trouble>().Select((kind, i) => Draw(system, kind, i, step)).ToList();
        return new Scenario($"model {seed}", system.Edges, normal, issues);
    }

    private static Issue Draw(ModelSystem system, Trouble kind, int number, double step)
    {
        var random = system.Random;
        var traced = system.Services.Where(service => service.IsTraced && (kind != Trouble.WrongReturns || service.Index > 0)).ToList();
        // Code runs where there are traces; anything can lose its processor or its wire.
        var candidates = kind is Trouble.Exceptions or Trouble.WrongReturns ? [.. traced.Where(service => !service.IsStore)] : kind == Trouble.DiskStress ? [.. system.Services.Where(service => service.DiskShare > 0).DefaultIfEmpty(traced[^1])] : system.Services;
        var root = candidates[random.Next(candidates.Count)];
        var size = 0.25 + (0.75 * random.NextDouble());
        var before = random.Next(8, 60);
        var after = random.Next(step >= 60 ? 5 : 15, step >= 60 ? 20 : 90);
        var late = random.NextDouble() < 0.4 ? random.Next(0, before / 4) : 0;
        var start = (number + 1) * 86_400.0;
        var table = Rows(system, step, start, before + after, Drift(system, 0.1),
            row => row < before - late ? null : new Injection(kind, root.Index, size, (row - before + late + 1) * step));
        var at = table.Times[before - 1];
        return new Issue(kind.ToString(), "issue_" + number, Noticed(table, system.Services[0].Name, at, out var target), target, root.Name);
    }

    // Where users notice nothing, an alert tells when and never where.
    private static MetricsTable Noticed(MetricsTable table, string entry, double at, out Target target)
    {
        foreach (var (metric, statistic, side) in new[] { ("latency", "p90", 1), ("availability", "Average", -1) })
        {
            var column = table.Columns.ToList().FindIndex(one => one.Node == entry && one.Metric == metric && one.Statistic == statistic);
            var before = Finite(column, time => time <= at);
            var after = Finite(column, time => time > at);
            if (before.Count == 0 || after.Count == 0 || side * (after.Average() - before.Average()) < (metric == "latency" ? 0.25 * before.Average() : 2)) continue;
            target = new Target(entry, metric, statistic, at);
            return table;
        }

        target = new Target(entry, "availability", "Average", at);
        return table.With(new Column(entry, "availability", "Average"), time => time <= at ? 100 : 90);

        List<double> Finite(int column, Func<double, bool> when) =>
            [.. Enumerable.Range(0, table.Rows.Count).Where(row => when(table.Times[row]) && double.IsFinite(table.Rows[row][column])).Select(row => table.Rows[row][column])];
    }

    private static double[] Drift(ModelSystem system, double size) => [.. system.Services.Select(_ => size * system.Normal())];

    private static MetricsTable Rows(ModelSystem system, double step, double start, int count, double[] drift, Func<int, Injection?> injection)
    {
        var rows = new List<(double Time, Dictionary<(string, string, string), double> Cells)>();
        var wave = system.Random.NextDouble();
        var slowdown = 1.0;
        // A job that has nothing to do with it keeps one service busy for a while.
        var (busy, from) = (system.Random.Next(system.Services.Count), system.Random.Next(count));
        for (var i = 0; i < count; i++)
        {
            var load = (1 + (0.25 * Math.Sin(2 * Math.PI * (wave + (i * step / 7200))))) * Math.Exp(0.08 * system.Normal()) * slowdown;
            var now = injection(i);
            var usual = new ModelRow(system, drift, step, load, null).Answer(0);
            var row = new ModelRow(system, drift, step, load, now);
            // Users who wait ask less.
            slowdown = 1 / (1 + (0.1 * Math.Clamp((row.Answer(0) / usual) - 1, 0, 10)));
            var cells = row.Emit();
            if (now?.Root != busy && i >= from && i < from + 12) cells[(system.Services[busy].Name, "cpu", "Average")] = Math.Min(100, cells[(system.Services[busy].Name, "cpu", "Average")] * 1.3);
            foreach (var key in cells.Keys.Where(_ => system.Random.NextDouble() < 0.02).ToList()) cells.Remove(key);
            rows.Add((start + (i * step), cells));
        }

        return MetricsTable.Of(rows);
    }
}
