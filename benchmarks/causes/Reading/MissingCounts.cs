namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>
/// Cells of a count that is recorded only when there is something to count: an empty one is a zero, but for a single one amid many counts, where chance cannot have left none: that is a
/// lost sample.
/// </summary>
internal static class MissingCounts
{
    /// <summary>From so many counts a row on none at all is no chance (Poisson: less than one row in a thousand).</summary>
    private const double Many = 7;

    public static double[] Filled(double[] cells)
    {
        var recorded = cells.Where(double.IsFinite).Order().ToList();
        var isRegular = recorded.Count > 0 && recorded[recorded.Count / 2] >= Many;
        return [.. cells.Select((cell, i) => double.IsFinite(cell) || (isRegular && Has(i - 1) && Has(i + 1)) ? cell : 0)];

        bool Has(int i) => i < 0 || i >= cells.Length || double.IsFinite(cells[i]);
    }
}
