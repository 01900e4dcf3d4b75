using Spectre.Console;

namespace AIOps.Benchmarks.Causes;

/// <summary>Several variants of the model side by side.</summary>
internal static class VariantReport
{
    /// <summary>Columns of a file, which has no end of the line.</summary>
    private const int Wide = 200;

    public static void Print(IReadOnlyDictionary<string, CausesResult> results)
    {
        var kinds = results.Values.First().Rankings.Select(one => one.Split).Distinct().ToList();
        var table = new Table().AddColumns("variant", "all").AddColumns([.. Baselines.All.Select(method => method.Name)]).AddColumns([.. kinds]);
        foreach (var (variant, result) in results)
        {
            table.AddRow([
                Markup.Escape(variant), Text(Ours(result.Rankings)), .. Baselines.All.Select((_, i) => Text(Theirs(result.Rankings, i))),
                .. kinds.Select(kind => result.Rankings.Where(one => one.Split == kind).ToList()).Select(group => $"{Text(Ours(group))}/{Text(Baselines.All.Select((_, i) => Theirs(group, i)).Max())}"),
            ]);
        }

        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Wide;
        AnsiConsole.WriteLine("Top-1; per kind of fault: the ranker / the best other method.");
        AnsiConsole.Write(table);
    }

    public static object ToJson(IReadOnlyDictionary<string, CausesResult> results) => new
    {
        variants = results.ToDictionary(one => one.Key, one => new
        {
            issues = one.Value.Rankings.Count,
            top1 = Ours(one.Value.Rankings),
            top3 = CausesReport.Rate(one.Value.Rankings, issue => issue.HitAt(3)),
            quietLeftAlone = CausesReport.Rate(one.Value.Quiet, quiet => quiet.Empty),
            calibrationError = Math.Round(CausesReport.CalibrationError(one.Value), 4),
            others = Others(one.Value.Rankings),
            kinds = one.Value.Rankings.GroupBy(issue => issue.Split).ToDictionary(group => group.Key, group => new
            {
                top1 = Ours([.. group]), top3 = CausesReport.Rate(group, issue => issue.HitAt(3)), others = Others([.. group]),
            }),
        }),
    };

    private static Dictionary<string, double> Others(IReadOnlyList<IssueRanking> rankings) => Baselines.All.Select((method, i) => (method.Name, i)).ToDictionary(one => one.Name, one => Theirs(rankings, one.i));

    private static double Ours(IReadOnlyList<IssueRanking> rankings) => CausesReport.Rate(rankings, one => one.HitAt(1));

    private static double Theirs(IReadOnlyList<IssueRanking> rankings, int method) => CausesReport.Rate(rankings, one => one.Baselines[method].Take(1).Contains(one.Root));

    // ".92" leaves room for all kinds on one line.
    private static string Text(double rate) => rate >= 0.995 ? "1.0" : $"{rate:.00}";
}
