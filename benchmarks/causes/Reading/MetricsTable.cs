namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>Measured series in rows: epoch seconds and one cell per series.</summary>
internal sealed class MetricsTable
{
    private MetricsTable(IReadOnlyList<Column> columns, IReadOnlyList<double> times, IReadOnlyList<double[]> rows)
    {
        Columns = columns;
        Times = times;
        Rows = rows;
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Epoch seconds per row, ascending.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Cells per row, NaN = not recorded.</summary>
    public IReadOnlyList<double[]> Rows { get; }

    public static MetricsTable Empty { get; } = new([], [], []);

    /// <summary>A table of rows that were read.</summary>
    public static MetricsTable Of(IReadOnlyList<Column> columns, IReadOnlyList<double> times, IReadOnlyList<double[]> rows) => new(columns, times, rows);

    /// <summary>A table of cells that were computed.</summary>
    public static MetricsTable Of(IReadOnlyList<(double Time, Dictionary<(string Node, string Metric, string Statistic), double> Cells)> rows)
    {
        var places = new Dictionary<(string, string, string), int>();
        foreach (var (_, cells) in rows)
        {
            foreach (var key in cells.Keys) places.TryAdd(key, places.Count);
        }

        return new([.. places.Keys.Select(key => new Column(key.Item1, key.Item2, key.Item3))], [.. rows.Select(row => row.Time)], [.. rows.Select(row => CellsOf(row.Cells, places))]);
    }

    private static double[] CellsOf(Dictionary<(string, string, string), double> row, Dictionary<(string, string, string), int> places)
    {
        var cells = new double[places.Count];
        Array.Fill(cells, double.NaN);
        foreach (var (key, value) in row) cells[places[key]] = value;
        return cells;
    }

    /// <summary>The same with other values in one column.</summary>
    public MetricsTable With(Column column, Func<double, double> valueAt)
    {
        var at = Columns.ToList().IndexOf(column);
        if (at < 0) return new([.. Columns, column], Times, [.. Rows.Select((row, i) => (double[])[.. row, valueAt(Times[i])])]);
        return new(Columns, Times, [.. Rows.Select((row, i) => row.Select((cell, j) => j == at ? valueAt(Times[i]) : cell).ToArray())]);
    }

    /// <summary>The rows from one index to another.</summary>
    public MetricsTable Slice(int from, int to) => new(Columns, [.. Times.Skip(from).Take(to - from)], [.. Rows.Skip(from).Take(to - from)]);
}

/// <summary>Identity of a series in the table.</summary>
internal readonly record struct Column(string Node, string Metric, string Statistic);
