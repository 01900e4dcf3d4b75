using System.Globalization;

namespace AIOps.Benchmarks.Forecast;

/// <summary>Reads one column of a CSV as a series of equal steps; missing rows and cells become NaN.</summary>
internal static class SeriesFile
{
    /// <summary>More missing rows in one gap than this are taken for a break in the clock, not for values that are missing.</summary>
    private const int LongestGap = 10_000;

    /// <summary>Reads.</summary>
    /// <exception cref="ArgumentException">No such column, or nothing to read.</exception>
    public static double[] Read(FileInfo file, string column)
    {
        using var reader = file.OpenText();
        var header = Split(reader.ReadLine() ?? throw new ArgumentException($"{file.Name} is empty; a header and rows are needed."));
        var at = Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            throw new ArgumentException($"--column is '{column}'; {file.Name} has {string.Join(", ", header.Select(name => $"'{name}'"))}.");
        }

        List<(DateTime? Time, double Value)> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                rows.Add(Row(Split(line), at));
            }
        }

        return Even(rows);
    }

    private static (DateTime? Time, double Value) Row(string[] cells, int at)
    {
        var value = at < cells.Length && double.TryParse(cells[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        DateTime? time = null;
        for (var i = 0; i < cells.Length && time is null; i++)
        {
            if (i != at && cells[i].AsSpan().ContainsAny("-/:") && DateTime.TryParse(cells[i], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
            {
                time = read;
            }
        }

        return (time, value);
    }

    /// <summary>Lays the rows on the usual step of their time stamps; without time stamps every row is a step.</summary>
    private static double[] Even(List<(DateTime? Time, double Value)> rows)
    {
        var steps = rows.Skip(1).Zip(rows, (next, row) => (next.Time - row.Time)?.Ticks ?? 0).Where(step => step > 0).Order().ToList();
        if (steps.Count < (rows.Count - 1) * 0.9)
        {
            return [.. rows.Select(row => row.Value)];
        }

        var step = steps[steps.Count / 2];
        List<double> values = [];
        foreach (var (row, before) in rows.Zip(rows.Prepend(rows[0])))
        {
            var missing = (int)Math.Min(LongestGap, Math.Round((double)((row.Time - before.Time)?.Ticks ?? step) / step) - 1);
            values.AddRange(Enumerable.Repeat(double.NaN, Math.Max(0, missing)));
            values.Add(row.Value);
        }

        return [.. values];
    }

    private static string[] Split(string line) => [.. line.Split(',').Select(cell => cell.Trim().Trim('"'))];
}
