using System.CommandLine;
using Spectre.Console;

namespace AIOps.Benchmarks.Logs;

/// <summary>Mines a folder of logs with one configuration, in one pass, and scores the templates where the truth is there.</summary>
internal sealed class LogsVerb : IBenchmarkVerb
{
    private readonly Option<DirectoryInfo> _data = new("--data") { Description = "Folder of System.csv with a Content column; EventTemplate is the truth, when it is there.", Required = true };
    private readonly Option<DirectoryInfo> _out = new("--out") { Description = "Result folder: System.csv with LineId,EventId,EventTemplate.", Required = true };
    private readonly Option<bool> _online = new("--online") { Description = "The id and text given when the line came, instead of those after all merges." };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Writes the scores as JSON." };

    public Command Create()
    {
        var command = new Command("logs", "Log templates: grouping and template accuracy.") { _data, _out, _online, _json };
        command.SetAction(parsed => Run(parsed.GetValue(_data)!, parsed.GetValue(_out)!, parsed.GetValue(_online), parsed.GetValue(_json)));
        return command;
    }

    private static int Run(DirectoryInfo data, DirectoryInfo target, bool online, FileInfo? json)
    {
        var files = data.Exists ? data.GetFiles("*.csv").OrderBy(static file => file.Name, StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"--data {data} holds no CSV file.");
            return 2;
        }

        target.Create();
        var scores = new SortedDictionary<string, LogScores>(StringComparer.Ordinal);
        var table = new Table().AddColumns("system", "lines", "templates", "GA", "FGA", "PA", "FTA");
        foreach (var file in files)
        {
            var lines = LogSystem.Mine(file.FullName, online);
            LogSystem.Write(Path.Combine(target.FullName, file.Name), lines);
            var name = Path.GetFileNameWithoutExtension(file.Name);
            var score = LogScores.Of(lines);
            if (score is not null) scores[name] = score;
            table.AddRow([name, $"{lines.Count}", $"{lines.Select(static line => line.EventId).Distinct().Count()}", .. Cells(score)]);
        }

        var average = scores.Count == 0 ? null : LogScores.Average(scores.Values);
        if (average is not null) table.AddRow(["average", "", "", .. Cells(average)]);
        AnsiConsole.Write(table);
        if (json is not null)
        {
            var result = scores.ToDictionary(static one => one.Key, static one => (object)one.Value);
            result["average"] = (object?)average ?? new { };
            result["online"] = online;
            RunInfo.Write(json, result);
        }

        return 0;
    }

    private static string[] Cells(LogScores? score) =>
        score is null ? ["", "", "", ""] : [$"{score.Ga:0.000}", $"{score.Fga:0.000}", $"{score.Pa:0.000}", $"{score.Fta:0.000}"];
}
