using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>One labelled problem of a simulated system, in the shape that the ranker reads.</summary>
internal sealed record SimulatedIssue(Fault Fault, string Root, string Entry, RankingFrame Frame)
{
    private static readonly int[] Steps = [1, 5, 15, 60, 300];

    /// <summary>A problem drawn by seed: another system, root, severity, step, number of rows and delay of detection every time.</summary>
    public static SimulatedIssue Draw(Fault fault, int seed)
    {
        var random = new Random(HashOf(fault, seed));
        var system = new SimulatedSystem(seed);
        var root = system.Services[random.Next(random.NextDouble() < 0.1 ? 0 : 1, system.Services.Count)];
        var severity = 0.3 + (2 * random.NextDouble());
        var step = Steps[random.Next(Steps.Length)];
        var rows = step switch { 1 => 90, 5 => 60, 15 => 40, 60 => random.Next(4, 20), _ => random.Next(3, 6) };
        var before = step == 300 ? 2 : rows;
        var late = random.NextDouble() < 0.3 ? Math.Max(1, before / 5) : 0;
        var quiet = new Dictionary<string, Conditions>();
        var sick = new Dictionary<string, Conditions> { [root.Name] = Conditions.Of(fault, severity) };
        var normal = Rows(system, random, step, Math.Max(60, rows), _ => quiet);
        var abnormal = Rows(system, random, step, before + rows, row => row >= before - late ? sick : quiet);
        Disturb(system, random, root.Name, abnormal, before);
        return new(fault, root.Name, system.Entry.Name, FrameOf(system, normal, abnormal, before));
    }

    // What real data has beside the fault: other levels than on the day of the normal data, jobs and chatter elsewhere.
    private static void Disturb(
        SimulatedSystem system, Random random, string root, List<Dictionary<(string Node, string Metric, string Statistic), double>> rows, int before)
    {
        foreach (var service in system.Services)
        {
            var levels = new[] { "cpu", "memory", "networkReceive" }.ToDictionary(metric => metric, _ => Math.Exp(0.15 * (random.NextDouble() - 0.5)));
            foreach (var row in rows)
            {
                foreach (var key in row.Keys.Where(key => key.Node == service.Name && levels.ContainsKey(key.Metric)).ToList()) row[key] *= levels[key.Metric];
            }
        }

        var busy = system.Services[random.Next(system.Services.Count)].Name;
        var chatty = system.Services[random.Next(system.Services.Count)].Name;
        for (var i = before; i < rows.Count; i++)
        {
            if (busy != root && rows[i].TryGetValue((busy, "cpu", "Average"), out var cpu)) rows[i][(busy, "cpu", "Average")] = cpu * 1.25;
            if (chatty != root && i % 2 == 0) rows[i][(chatty, $"log:{chatty}-chatter", "Sum")] = random.Next(1, 4);
        }
    }

    private static RankingFrame FrameOf(
        SimulatedSystem system, List<Dictionary<(string Node, string Metric, string Statistic), double>> normal,
        List<Dictionary<(string Node, string Metric, string Statistic), double>> abnormal, int before)
    {
        var series = abnormal.SelectMany(row => row.Keys).Distinct().Select(key => new ObservedSeries
        {
            Node = key.Node,
            Metric = key.Metric,
            Statistic = key.Statistic,
            Meaning = MetricCatalogue.Of(key.Metric),
            Normal = [.. normal.Where(row => row.ContainsKey(key)).Select(row => row[key])],
            Before = Timed(abnormal, key, 0, before),
            After = Timed(abnormal, key, before, abnormal.Count),
        }).ToList();
        var slow = series.First(one => one.Node == system.Entry.Name && one.Metric == "latency" && one.Statistic == "Average");
        var moved = slow.After.Average(point => point.Value) > 1.2 * slow.Before.Average(point => point.Value);
        var symptom = moved ? new Symptom(system.Entry.Name, "latency", "Average", MetricRole.Latency) : new(system.Entry.Name, "availability", "Average", MetricRole.Availability);
        if (!moved) series = [.. series.Select(one => one.Node == symptom.Node && one.Metric == symptom.Metric ? TellingOnlyWhen(one) : one)];
        return new(system.Edges, series, [symptom], []);
    }

    // Where the entry shows nothing, an alert that tells when and never where.
    private static ObservedSeries TellingOnlyWhen(ObservedSeries one) => one with
    {
        Normal = [.. one.Normal.Select(_ => 100.0)],
        Before = [.. one.Before.Select(point => point with { Value = 100 })],
        After = [.. one.After.Select(point => point with { Value = 90 })],
    };

    private static List<TimedValue> Timed(
        List<Dictionary<(string Node, string Metric, string Statistic), double>> rows, (string, string, string) key, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Where(i => rows[i].ContainsKey(key)).Select(i => new TimedValue(i, rows[i][key]))];

    private static List<Dictionary<(string Node, string Metric, string Statistic), double>> Rows(
        SimulatedSystem system, Random random, int step, int count, Func<int, IReadOnlyDictionary<string, Conditions>> conditions)
    {
        var rows = new List<Dictionary<(string Node, string Metric, string Statistic), double>>();
        for (var i = 0; i < count; i++)
        {
            var row = system.Row(step, conditions(i));
            foreach (var key in row.Keys.Where(_ => random.NextDouble() < 0.03).ToList()) row.Remove(key);
            rows.Add(row);
        }

        return rows;
    }

    private static int HashOf(Fault fault, int seed) => unchecked((seed * 7919) + ((int)fault * 104729));
}
