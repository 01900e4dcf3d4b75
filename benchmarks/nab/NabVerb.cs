using System.CommandLine;
using System.Globalization;
using AIOps.Detect.Metrics.Scoring;
using Spectre.Console;

namespace AIOps.Benchmarks.Nab;

/// <summary>Scores a folder of labelled series with the detector core of the product: causal, one configuration for every file.</summary>
internal sealed class NabVerb : IBenchmarkVerb
{
    private const int Folds = 5;

    private readonly Option<DirectoryInfo> _data = new("--data") { Description = "Folder of category/file.csv with timestamp,value.", Required = true };
    private readonly Option<FileInfo> _windows = new("--windows") { Description = "JSON of labelled windows, as in NAB.", Required = true };
    private readonly Option<DirectoryInfo> _out = new("--out") { Description = "Result folder; the scores go to aiops/category/aiops_file.csv in it.", Required = true };
    private readonly Option<double?> _threshold = new("--threshold") { Description = "Score at this threshold instead of the best one per profile." };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Writes the result as JSON." };

    public Command Create()
    {
        var command = new Command("nab", "Anomaly scores and the three profile scores of NAB v1.1.") { _data, _windows, _out, _threshold, _json };
        command.SetAction(parsed => Run(
            parsed.GetValue(_data)!, parsed.GetValue(_windows)!, parsed.GetValue(_out)!, parsed.GetValue(_threshold), parsed.GetValue(_json)));
        return command;
    }

    private static int Run(DirectoryInfo data, FileInfo windows, DirectoryInfo target, double? threshold, FileInfo? json)
    {
        var files = NabCorpus.Read(data, windows);

        // Processor time, so that a busy machine does not count against the detector; the first file is scored twice to leave out compiling.
        Scores(files[0]);
        var started = Environment.CpuUsage.TotalTime;
        var corpus = files.Select(file => (file, Scores(file))).ToList();
        var seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        foreach (var (file, scores) in corpus)
        {
            Write(target, file, scores);
        }

        var rows = NabRows.Of(corpus);
        var outcomes = NabProfile.All.Select(profile => NabScorer.Score(rows, static _ => true, profile, threshold)).ToList();
        var folds = Enumerable.Range(0, Folds).Select(fold => WithoutOf($"fold {fold}", rows, file => file % Folds == fold, threshold)).ToList();

        // A category is a kind of series: leaving one out says what to expect of a kind that was not there.
        var categories = files.Where(static file => file.Windows.Count > 0).Select(static file => Path.GetDirectoryName(file.Name) ?? "").Distinct()
            .Select(category => WithoutOf(category, rows, file => Path.GetDirectoryName(files[file].Name) == category, threshold)).ToList();
        Print(outcomes, [.. folds, .. categories], files.Sum(file => file.Ticks.Length) / seconds);
        if (json is not null)
        {
            RunInfo.Write(json, new
            {
                standard = Math.Round(outcomes[0].Score, 3),
                lowFp = Math.Round(outcomes[1].Score, 3),
                lowFn = Math.Round(outcomes[2].Score, 3),
                threshold = outcomes[0].Threshold,
                detected = outcomes[0].Detected,
                windows = outcomes[0].Windows,
                falsePositiveRows = outcomes[0].FalsePositives,
                folds,
                categories,
                foldMean = Math.Round(folds.Average(fold => fold.Standard), 3),
                foldSpread = Math.Round(Math.Sqrt(folds.Average(fold => Math.Pow(fold.Standard - folds.Average(other => other.Standard), 2))), 3),
            });
        }

        return 0;
    }

    private static double[] Scores(NabFile file)
    {
        var scorer = new SeriesScorer();

        // Six digits are written, so six digits are scored.
        return [.. file.Values.Select((value, row) => double.IsFinite(value) ? Math.Round(scorer.Next(file.Ticks[row], value), 6) : 0)];
    }

    // The threshold is chosen on what is not left out.
    private static NabFold WithoutOf(string left, NabRows rows, Func<int, bool> isLeft, double? threshold)
    {
        var results = NabProfile.All
            .Select(profile => NabScorer.Score(rows, isLeft, profile, threshold ?? NabScorer.Score(rows, file => !isLeft(file), profile).Threshold)).ToList();
        return new NabFold(
            left, Enumerable.Range(0, rows.Files.Count).Count(isLeft), results[0].Windows, Math.Round(results[0].Score, 3), Math.Round(results[1].Score, 3), Math.Round(results[2].Score, 3), results[0].Threshold);
    }

    private static void Write(DirectoryInfo target, NabFile file, double[] scores)
    {
        var category = Path.GetDirectoryName(file.Name) ?? "";
        var folder = Directory.CreateDirectory(Path.Combine(target.FullName, "aiops", category));
        using var writer = new StreamWriter(Path.Combine(folder.FullName, "aiops_" + Path.GetFileName(file.Name)));
        writer.WriteLine("timestamp,value,anomaly_score");
        for (var row = 0; row < scores.Length; row++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Stamps[row]},{file.Values[row]},{scores[row]:0.######}"));
        }
    }

    private static void Print(List<NabOutcome> outcomes, List<NabFold> folds, double pointsPerSecond)
    {
        var table = new Table().AddColumns("profile", "score", "threshold", "windows", "false positive rows");
        foreach (var outcome in outcomes)
        {
            table.AddRow(outcome.Profile, $"{outcome.Score:0.00}", $"{outcome.Threshold:0.######}", $"{outcome.Detected}/{outcome.Windows}", $"{outcome.FalsePositives}");
        }

        AnsiConsole.Write(table);
        var byFold = new Table().AddColumns("left out", "files", "windows", "standard", "low FP", "low FN", "threshold of the others");
        foreach (var fold in folds)
        {
            byFold.AddRow(
                fold.Left, $"{fold.Files}", $"{fold.Windows}", $"{fold.Standard:0.00}", $"{fold.LowFp:0.00}", $"{fold.LowFn:0.00}", $"{fold.Threshold:0.######}");
        }

        AnsiConsole.Write(byFold);
        AnsiConsole.MarkupLineInterpolated($"{pointsPerSecond:N0} points/s of processor time");
    }
}
