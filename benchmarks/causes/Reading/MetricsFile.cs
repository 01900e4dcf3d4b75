using System.Globalization;

namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>
/// Reads a metrics.csv of the PetShop layout: header rows microservice, metric and statistic, in any order where their first cells say which is which; maybe more header rows (an index name); then a time
/// and one cell per series. Rows may be in any order. A missing statistic row means there is only one; a column without any name is no series. Errors name the file, the line and the column.
/// </summary>
internal static class MetricsFile
{
    private const int Fewest = 2;

    private static readonly string[] HeaderNames = ["microservice", "metric", "statistic"];

    /// <exception cref="InvalidDataException">The file is not of the layout.</exception>
    public static MetricsTable Read(FileInfo file)
    {
        var lines = File.ReadLines(file.FullName).Select((text, i) => (Number: i + 1, Text: text)).Where(line => line.Text.Any(c => c is not (',' or ' ')))
            .Select(line => new Line(line.Number, CsvLine.Split(line.Text))).ToList();
        var first = lines.FindIndex(line => double.IsFinite(EpochTime.Of(line.Cells[0])));
        var header = Header(file, first < 0 ? lines : lines[..first]);
        var columns = Columns(file, header);
        // Two rows of one time are one: what the later one records counts.
        var rows = new SortedDictionary<double, double[]>();
        foreach (var line in first < 0 ? [] : lines[first..])
        {
            var time = EpochTime.Of(line.Cells[0]);
            if (!double.IsFinite(time)) throw Wrong(file, line.Number, $"'{line.Cells[0]}' is no time; the first cell of a row is epoch seconds");
            if (!rows.TryGetValue(time, out var cells)) Array.Fill(rows[time] = cells = new double[columns.Count], double.NaN);
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].At < line.Cells.Count && Number(file, line, columns[i].At) is var value && double.IsFinite(value)) cells[i] = value;
            }
        }

        return MetricsTable.Of([.. columns.Select(one => one.Column)], [.. rows.Keys], [.. rows.Values]);
    }

    // The three rows by their names; without names, the first ones in this order.
    private static List<IReadOnlyList<string>> Header(FileInfo file, List<Line> lines)
    {
        var named = HeaderNames.Select(name => lines.Find(line => line.Cells[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        var chosen = named.Exists(line => line is not null) ? named : [.. lines.Take(HeaderNames.Length)];
        if (chosen.Take(Fewest).Count(line => line is not null) < Fewest)
            throw new InvalidDataException($"{file.FullName} has no header rows microservice and metric (then statistic) above the first row that begins with a time.");
        return [.. chosen.Where(line => line is not null).Select(line => line!.Cells)];
    }

    private static List<(Column Column, int At)> Columns(FileInfo file, List<IReadOnlyList<string>> header)
    {
        var columns = new List<(Column, int)>();
        for (var i = 1; i < header.Max(row => row.Count); i++)
        {
            var (node, metric, statistic) = (Name(0), Name(1), Name(2));
            if (node.Length == 0 && metric.Length == 0) continue;
            if (node.Length == 0) throw Wrong(file, 1, $"column {i + 1} ({metric}) has no microservice");
            if (metric.Length == 0) throw Wrong(file, 2, $"column {i + 1} ({node}) has no metric");
            columns.Add((new(node, metric, statistic), i));

            string Name(int row) => row < header.Count && i < header[row].Count ? header[row][i].Trim() : "";
        }

        return columns;
    }

    // Empty, nan and inf are not recorded.
    private static double Number(FileInfo file, Line line, int at)
    {
        var cell = line.Cells[at].Trim();
        if (cell.Length == 0 || cell.Equals("null", StringComparison.OrdinalIgnoreCase) || cell.Equals("none", StringComparison.OrdinalIgnoreCase)) return double.NaN;
        if (bool.TryParse(cell, out var flag)) return flag ? 1 : 0;
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        if (cell.TrimStart('+', '-').StartsWith("inf", StringComparison.OrdinalIgnoreCase)) return double.NaN;
        throw Wrong(file, line.Number, $"column {at + 1}: '{cell}' is no number");
    }

    private static InvalidDataException Wrong(FileInfo file, int line, string what) => new($"{file.FullName}, line {line}: {what}.");

    private sealed record Line(int Number, IReadOnlyList<string> Cells);
}
