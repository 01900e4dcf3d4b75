using System.Globalization;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>Reads a graph.csv: a matrix with the names of the nodes on both sides, 1 where the row calls the column.</summary>
internal static class GraphFile
{
    /// <exception cref="InvalidDataException">A cell is no number; the error names the line and the column.</exception>
    public static IReadOnlyList<DependencyEdge> Read(FileInfo file)
    {
        var lines = File.ReadLines(file.FullName).Select((text, i) => (Number: i + 1, Cells: CsvLine.Split(text))).Where(line => line.Cells.Any(cell => cell.Trim().Length > 0)).ToList();
        if (lines.Count == 0) return [];
        var callees = lines[0].Cells;
        var edges = new List<DependencyEdge>();
        foreach (var (number, cells) in lines.Skip(1))
        {
            for (var i = 1; i < Math.Min(cells.Count, callees.Count); i++)
            {
                if (IsSet(cells[i].Trim()) is not { } isSet)
                    throw new InvalidDataException($"{file.FullName}, line {number}, column {i + 1}: '{cells[i]}' is neither 0 nor 1.");
                if (isSet && cells[0].Trim().Length > 0 && callees[i].Trim().Length > 0) edges.Add(new(cells[0].Trim(), callees[i].Trim()));
            }
        }

        return edges;
    }

    private static bool? IsSet(string cell)
    {
        if (cell.Length == 0) return false;
        if (bool.TryParse(cell, out var flag)) return flag;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number > 0 : null;
    }
}
