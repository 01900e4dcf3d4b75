using System.Text;

namespace AIOps.Benchmarks.Logs;

/// <summary>A CSV file with a header; cells in double quotes may hold commas, quotes and line breaks.</summary>
internal sealed class CsvTable
{
    private readonly List<List<string>> rows;

    private CsvTable(List<List<string>> rows) => this.rows = rows;

    public IEnumerable<IReadOnlyList<string>> Rows => rows.Skip(1);

    public static CsvTable Read(string path)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var text = File.ReadAllText(path);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else if (c == '"') quoted = !quoted;
            else if (quoted) cell.Append(c);
            else if (c == ',') EndCell();
            else if (c == '\n') EndRow();
            else if (c != '\r') cell.Append(c);
        }

        if (cell.Length > 0 || row.Count > 0) EndRow();
        if (rows.Count == 0) throw new InvalidDataException($"{path} is empty; a header with a Content column is needed.");
        return new(rows);

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Count > 1 || row[0].Length > 0) rows.Add(row);
            row = [];
        }
    }

    /// <summary>Column of a name, or -1.</summary>
    public int Column(string name) => rows[0].FindIndex(cell => string.Equals(cell, name, StringComparison.Ordinal));

    public static string Cell(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
