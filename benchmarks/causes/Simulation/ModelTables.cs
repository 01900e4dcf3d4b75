using AIOps.Benchmarks.Causes.Reading;

namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>Rows of a modelled system, one after the other.</summary>
internal static class ModelTables
{
    public static MetricsTable Rows(
        ModelSystem system, double step, double start, int count, double[] drift, Func<int, Injection?> injection, Func<int, double> loadAt, bool isNormal)
    {
        var rows = new List<(double Time, Dictionary<(string, string, string), double> Cells)>();
        var recorder = new ModelRecorder(system, isNormal, step);
        var wave = system.Random.NextDouble();
        var slowdown = 1.0;
        // A job that has nothing to do with it keeps one service busy for a while.
        var (busy, from) = (system.Random.Next(system.Services.Count), system.Random.Next(count));
        for (var i = 0; i < count; i++)
        {
            var load = (1 + (0.25 * Math.Sin(2 * Math.PI * (wave + (i * step / 7200))))) * Math.Exp(0.08 * system.Normal()) * slowdown * loadAt(i);
            var now = injection(i);
            var usual = new ModelRow(system, drift, step, load, null).Answer(0);
            var row = new ModelRow(system, drift, step, load, now);
            // Users who wait ask less.
            slowdown = 1 / (1 + ((system.Variant.ClosedLoop ? 0.7 : 0.1) * Math.Clamp((row.Answer(0) / usual) - 1, 0, 10)));
            var cells = row.Emit();
            var job = (system.Services[busy].Name, "cpu", "Average");
            if (now?.Root != busy && i >= from && i < from + 12) cells[job] = Math.Min(system.Variant.Limits ? system.Services[busy].Cores : 100, cells[job] * 1.3);
            cells = recorder.Record(cells);
            foreach (var key in cells.Keys.Where(_ => system.Random.NextDouble() < 0.02).ToList()) cells.Remove(key);
            rows.Add((start + (i * step), cells));
        }

        return MetricsTable.Of(rows);
    }
}
