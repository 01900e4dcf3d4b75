namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>Agreement of two partitions of the same items: V-measure (Rosenberg and Hirschberg 2007) and NMI with the geometric mean (Strehl and Ghosh 2002).</summary>
internal static class Agreement
{
    public static (double VMeasure, double Nmi) Of(IReadOnlyList<(string Truth, string Found)> items)
    {
        if (items.Count == 0) return (1, 1);
        var n = (double)items.Count;
        var truth = Entropy(items.GroupBy(item => item.Truth).Select(group => group.Count() / n));
        var found = Entropy(items.GroupBy(item => item.Found).Select(group => group.Count() / n));
        var joint = Entropy(items.GroupBy(item => item).Select(group => group.Count() / n));
        var shared = truth + found - joint;
        var homogeneity = truth < 1e-12 ? 1 : shared / truth;
        var completeness = found < 1e-12 ? 1 : shared / found;
        var v = homogeneity + completeness < 1e-12 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
        return (v, truth < 1e-12 && found < 1e-12 ? 1 : truth < 1e-12 || found < 1e-12 ? 0 : shared / Math.Sqrt(truth * found));
    }

    /// <summary>Precision and recall of "these two belong together".</summary>
    /// <param name="items">Truth is null for noise, Found is null for what is in no incident: neither pairs with anything.</param>
    public static (double Precision, double Recall, double F1) Pairs(IReadOnlyList<(string? Truth, string? Found)> items)
    {
        var expected = Count(items.Where(item => item.Truth is not null).GroupBy(item => item.Truth));
        var made = Count(items.Where(item => item.Found is not null).GroupBy(item => item.Found));
        var right = Count(items.Where(item => item.Truth is not null && item.Found is not null).GroupBy(item => item));
        var precision = made == 0 ? 1 : right / made;
        var recall = expected == 0 ? 1 : right / expected;
        return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static double Count<TKey, TItem>(IEnumerable<IGrouping<TKey, TItem>> groups) => groups.Sum(group => group.Count() * (group.Count() - 1.0) / 2);

    private static double Entropy(IEnumerable<double> shares) => -shares.Sum(share => share * Math.Log(share));
}
