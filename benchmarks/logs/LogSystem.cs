using System.Text;
using AIOps.Detect.Logs;

namespace AIOps.Benchmarks.Logs;

/// <summary>The lines of one file, mined in their order by a fresh miner.</summary>
internal static class LogSystem
{
    /// <summary>Mines a file.</summary>
    /// <param name="path">A CSV file with a Content column.</param>
    /// <param name="online">True keeps the id and text that each line got when it came; false takes those after all merges.</param>
    public static IReadOnlyList<ParsedLine> Mine(string path, bool online)
    {
        var table = CsvTable.Read(path);
        var content = table.Column("Content");
        if (content < 0) throw new InvalidDataException($"{path} has no Content column.");
        var (id, truth) = (table.Column("LineId"), table.Column("EventTemplate"));
        var miner = new TemplateMiner();
        var lines = new List<(string Id, LogTemplate Template, string EventId, string Text, string? Truth)>();
        foreach (var row in table.Rows)
        {
            if (row.Count <= content) throw new InvalidDataException($"{path}, row {lines.Count + 2}: {row.Count} cells, no Content.");
            var template = miner.Match(Encoding.UTF8.GetBytes(row[content]));
            lines.Add((id < 0 ? $"{lines.Count + 1}" : row[id], template, template.Id, online ? template.Text : "", truth < 0 || row.Count <= truth ? null : row[truth]));
        }

        return [.. lines.Select(line => online
            ? new ParsedLine(line.Id, line.EventId, line.Text, line.Truth)
            : new ParsedLine(line.Id, Last(line.Template).Id, Last(line.Template).Text, line.Truth))];
    }

    public static void Write(string path, IReadOnlyList<ParsedLine> lines)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("LineId,EventId,EventTemplate");
        foreach (var line in lines) writer.WriteLine($"{CsvTable.Cell(line.LineId)},{line.EventId},{CsvTable.Cell(line.Template)}");
    }

    private static LogTemplate Last(LogTemplate template)
    {
        while (template.MergedInto is { } next) template = next;
        return template;
    }
}
