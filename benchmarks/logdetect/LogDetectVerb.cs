using System.CommandLine;
using Spectre.Console;

namespace AIOps.Benchmarks.LogDetect;

/// <summary>Precision and recall of what is raised from logs, on generated streams with one labelled fault each.</summary>
internal sealed class LogDetectVerb : IBenchmarkVerb
{
    private readonly Option<int> _streams = new("--streams") { Description = "Streams, 10 to 10,000.", DefaultValueFactory = static _ => 200 };
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of the streams.", DefaultValueFactory = static _ => 1 };
    private readonly Option<bool> _wrong = new("--wrong") { Description = "Lists what was raised without a fault, and the faults that were missed." };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Writes the result as JSON." };

    public Command Create()
    {
        var command = new Command("log-detect", "Generated log streams of five days with faults: precision, recall and delay of log anomalies.") { _streams, _seed, _wrong, _json };
        command.SetAction(parsed => Run(parsed.GetValue(_streams), parsed.GetValue(_seed), parsed.GetValue(_wrong), parsed.GetValue(_json)));
        return command;
    }

    private static int Run(int streams, int seed, bool wrong, FileInfo? json)
    {
        if (streams is < 10 or > 10_000)
        {
            Console.Error.WriteLine($"--streams is {streams}; allowed is 10 to 10000.");
            return 2;
        }

        var outcomes = new LogDetectOutcome[streams];
        Parallel.For(0, streams, i => outcomes[i] = LogDetectRun.Of(seed, i));
        var byKind = outcomes.Where(static one => one.Fault.Kind != LogFaultKind.None).GroupBy(static one => one.Fault.Kind).OrderBy(static group => group.Key)
            .ToDictionary(static group => group.Key.ToString(), static group => new
            {
                faults = group.Count(),
                found = group.Count(static one => one.Right > 0),
                recall = Math.Round((double)group.Count(static one => one.Right > 0) / group.Count(), 3),
                delayMinutes = Median(group),
            });
        var right = outcomes.Sum(static one => one.Right);
        var false_ = outcomes.Sum(static one => one.Wrong.Count);
        var faults = byKind.Values.Sum(static one => one.faults);
        var result = new
        {
            streams,
            days = LogService.Days,
            learningDays = LogDetectRun.Learning,
            seed,
            lines = outcomes.Sum(static one => one.Lines),
            faults,
            precision = Math.Round((double)right / Math.Max(1, right + false_), 3),
            recall = Math.Round((double)byKind.Values.Sum(static one => one.found) / Math.Max(1, faults), 3),
            falsePerStreamDay = Math.Round((double)false_ / (streams * (LogService.Days - LogDetectRun.Learning)), 4),
            anomaliesPerFoundFault = Math.Round((double)right / Math.Max(1, byKind.Values.Sum(static one => one.found)), 2),
            delayMinutes = Median(outcomes),
            byKind,
        };
        var table = new Table().AddColumns("fault", "faults", "found", "recall", "median delay min");
        foreach (var (kind, one) in byKind) table.AddRow(kind, $"{one.faults}", $"{one.found}", $"{one.recall:0.000}", $"{one.delayMinutes:0.0}");
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(
            $"precision {result.precision:0.000}, recall {result.recall:0.000}, {result.falsePerStreamDay:0.0000} false per stream-day, {result.anomaliesPerFoundFault:0.00} anomalies per found fault, {result.lines:N0} lines");
        if (wrong) List(outcomes);
        if (json is not null) RunInfo.Write(json, result);
        return 0;
    }

    private static void List(LogDetectOutcome[] outcomes)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            foreach (var one in outcomes[i].Wrong) Console.WriteLine($"{i} {outcomes[i].Fault.Kind} {outcomes[i].Fault.From}-{outcomes[i].Fault.Until}: {one}");
            if (outcomes[i].Right == 0 && outcomes[i].Fault.Kind != LogFaultKind.None) Console.WriteLine($"{i} missed {outcomes[i].Fault}");
        }
    }

    private static double? Median(IEnumerable<LogDetectOutcome> outcomes)
    {
        var delays = outcomes.Select(static one => one.DelayMinutes).OfType<double>().Order().ToList();
        return delays.Count == 0 ? null : Math.Round(delays[delays.Count / 2], 1);
    }
}
