namespace AIOps.Diagnose.Ranking;

/// <summary>
/// The part of the values since the onset in which a movement lies: all of them, or half or a third in a row where a fault began late or was soon over. Found by the largest median
/// times the root of the length, so that a single wild value makes no stretch.
/// </summary>
/// <param name="From">Index of its first value.</param>
/// <param name="Length">Number of values.</param>
internal readonly record struct Stretch(int From, int Length)
{
    /// <summary>Below this many values there are no parts.</summary>
    private const int Many = 10;

    /// <summary>By how much a part must be clearer than all, because the best of several parts is always somewhat clearer.</summary>
    private const double Clearer = 1.25;

    public static Stretch Of(IReadOnlyList<double> movements)
    {
        var best = new Stretch(0, movements.Count);
        if (movements.Count < Many) return best;
        var clearest = Clearer * ClarityOf(movements, best);
        foreach (var length in new[] { movements.Count / 2, movements.Count / 3 })
        {
            for (var from = 0; from + length <= movements.Count; from += Math.Max(1, length / 4))
            {
                var part = new Stretch(from, length);
                if (ClarityOf(movements, part) is var clarity && clarity > clearest) (best, clearest) = (part, clarity);
            }
        }

        return best;
    }

    /// <summary>The values in it.</summary>
    public IEnumerable<T> Of<T>(IReadOnlyList<T> values) => values.Skip(From).Take(Length);

    private static double ClarityOf(IReadOnlyList<double> movements, Stretch part) => OrderStatistics.Median(part.Of(movements)) * Math.Sqrt(part.Length);
}
