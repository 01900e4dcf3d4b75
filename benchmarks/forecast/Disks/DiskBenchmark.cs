namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>Scores of a method over all disks.</summary>
/// <param name="Key">Name in the JSON.</param>
/// <param name="Name">Name in the table.</param>
/// <param name="Scores">All kinds together.</param>
/// <param name="ByKind">Each kind alone.</param>
internal sealed record DiskResult(string Key, string Name, DiskScores Scores, IReadOnlyDictionary<string, DiskScores> ByKind);

/// <summary>How good forecasts and warnings were.</summary>
/// <param name="Fills">Times a disk was full.</param>
/// <param name="MedianWarningHours">Median of the hours of warning; a fill without a warning counts as 0.</param>
/// <param name="Missed">Fills without a warning.</param>
/// <param name="Coverage80">Share of stated 80 % intervals ("3-9 h") that the time of the fill lay in.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="FalseWarnings">Warnings that no fill followed by the end of the stated interval.</param>
/// <param name="Preempted">False warnings that a reset at a random time came between.</param>
/// <param name="FalsePer1000DiskDays">The same per 1,000 days of one disk.</param>
/// <param name="OpenCoverage">The same for statements without an upper end ("3 h at least"): 90 % is due.</param>
internal sealed record DiskScores(
    int Fills, double MedianWarningHours, int Missed, double Coverage80, int Warnings, int FalseWarnings, int Preempted, double FalsePer1000DiskDays,
    double OpenCoverage);

/// <summary>Runs every method over a generated set.</summary>
internal static class DiskBenchmark
{
    public static IReadOnlyList<DiskResult> Run(int seed, int count)
    {
        var disks = DiskGenerator.Make(seed, count);
        IDiskMethod[] methods = [new ProductDisks(), new LineDisks("straightLine", "straight line through a day", 48), new LineDisks("naive", "naive: the last hour goes on", 2)];
        return [.. methods.Select(method => Score(method, disks))];
    }

    private static DiskResult Score(IDiskMethod method, Disk[] disks)
    {
        var outcomes = new DiskOutcome[disks.Length];
        Parallel.For(0, disks.Length, i => outcomes[i] = DiskRun.Of(disks[i], method));
        var kinds = Enumerable.Range(0, disks.Length).GroupBy(i => disks[i].Kind)
            .ToDictionary(group => JsonName(group.Key), group => Sum([.. group.Select(i => outcomes[i])]));
        return new DiskResult(method.Key, method.Name, Sum(outcomes), kinds);
    }

    private static string JsonName(DiskKind kind) => kind.ToString().ToLowerInvariant();

    private static DiskScores Sum(DiskOutcome[] outcomes)
    {
        var leads = outcomes.SelectMany(static one => one.Leads).Order().ToList();
        var statements = outcomes.Sum(static one => one.Statements);
        var open = outcomes.Sum(static one => one.Open);
        var wrong = outcomes.Sum(static one => one.FalseWarnings);
        return new DiskScores(
            leads.Count,
            leads.Count == 0 ? 0 : leads[leads.Count / 2],
            leads.Count(static lead => lead <= 0),
            statements == 0 ? 0 : (double)outcomes.Sum(static one => one.Inside) / statements,
            outcomes.Sum(static one => one.Warnings),
            wrong,
            outcomes.Sum(static one => one.Preempted),
            1000.0 * wrong / (outcomes.Length * DiskGenerator.Days),
            open == 0 ? 0 : (double)outcomes.Sum(static one => one.OpenInside) / open);
    }
}
