namespace AIOps.Benchmarks.Nab;

/// <summary>Outcome of one profile.</summary>
internal sealed record NabOutcome(string Profile, double Score, double Threshold, int Detected, int Windows, int FalsePositives);

/// <summary>
/// The scoring of NAB v1.1 (Lavin and Ahmad, 2015): a sigmoid rewards early rows of a window and forgives alarms just after one;
/// one threshold for the whole corpus, the best one unless it is given.
/// </summary>
internal static class NabScorer
{
    private static readonly double Best = Sigmoid(-1);

    /// <summary>Scores a corpus.</summary>
    /// <param name="corpus">Files, each with one score per row.</param>
    /// <param name="profile">Weights.</param>
    /// <param name="threshold">Fixed threshold, or null for the one that scores best.</param>
    public static NabOutcome Score(IReadOnlyList<(NabFile File, double[] Scores)> corpus, NabProfile profile, double? threshold = null)
    {
        var rows = Rows(corpus).OrderByDescending(row => row.Score).ToList();
        var total = corpus.Sum(item => item.File.Windows.Count);
        var counted = corpus.Sum(item => item.File.Windows.Count(window => window.Last >= item.File.Probation));
        var found = new Dictionary<(int File, int Window), double>();
        var sum = -profile.FalseNegative * counted;
        var (best, bestAt, detected, alarms) = (sum, threshold ?? 1.1, 0, 0);
        var outside = 0;
        for (var i = 0; i < rows.Count;)
        {
            var level = rows[i].Score;
            if (threshold is { } least && level < least)
            {
                break;
            }

            for (; i < rows.Count && rows[i].Score == level; i++)
            {
                var row = rows[i];
                if (row.Window < 0)
                {
                    sum += profile.FalsePositive * row.Worth;
                    outside++;
                    continue;
                }

                var before = found.GetValueOrDefault((row.File, row.Window), -profile.FalseNegative);
                var worth = Math.Max(before, profile.TruePositive * row.Worth);
                found[(row.File, row.Window)] = worth;
                sum += worth - before;
            }

            if (threshold is not null || sum > best)
            {
                (best, detected, alarms) = (sum, found.Count, outside);
                bestAt = threshold ?? level;
            }
        }

        var nothing = -profile.FalseNegative * counted;
        var normalised = total == 0 ? best : 100 * (best - nothing) / ((total * profile.TruePositive) - nothing);
        return new NabOutcome(profile.Name, normalised, bestAt, detected, counted, alarms);
    }

    private static IEnumerable<(double Score, double Worth, int File, int Window)> Rows(IReadOnlyList<(NabFile File, double[] Scores)> corpus)
    {
        for (var f = 0; f < corpus.Count; f++)
        {
            var (file, scores) = corpus[f];
            var next = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                while (next < file.Windows.Count && i > file.Windows[next].Last)
                {
                    next++;
                }

                var inside = next < file.Windows.Count && i >= file.Windows[next].First;
                if (i >= file.Probation)
                {
                    yield return (scores[i], inside ? Inside(file.Windows[next], i) : Outside(next == 0 ? null : file.Windows[next - 1], i), f, inside ? next : -1);
                }
            }
        }
    }

    private static double Inside((int First, int Last) window, int row) =>
        Sigmoid(-(double)(window.Last - row + 1) / (window.Last - window.First + 1)) / Best;

    private static double Outside((int First, int Last)? before, int row) =>
        before is not { } window ? -1 : Sigmoid((double)(row - window.Last) / (window.Last - window.First));

    private static double Sigmoid(double x) => x > 3 ? -1 : (2 / (1 + Math.Exp(5 * x))) - 1;
}
