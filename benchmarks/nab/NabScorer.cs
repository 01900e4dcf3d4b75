namespace AIOps.Benchmarks.Nab;

/// <summary>Outcome of one profile.</summary>
internal sealed record NabOutcome(string Profile, double Score, double Threshold, int Detected, int Windows, int FalsePositives);

/// <summary>
/// The scoring of NAB v1.1 (Lavin and Ahmad, 2015): a sigmoid rewards early rows of a window and forgives alarms just after one;
/// one threshold for the whole corpus, the best one unless it is given.
/// </summary>
internal static class NabScorer
{
    /// <summary>Scores some files of a corpus.</summary>
    /// <param name="rows">The corpus.</param>
    /// <param name="isIn">Which files count, by their number.</param>
    /// <param name="profile">Weights.</param>
    /// <param name="threshold">Fixed threshold, or null for the one that scores best.</param>
    public static NabOutcome Score(NabRows rows, Func<int, bool> isIn, NabProfile profile, double? threshold = null)
    {
        var files = Enumerable.Range(0, rows.Files.Count).Where(isIn).ToHashSet();
        var total = files.Sum(file => rows.Files[file].Windows.Count);
        var counted = files.Sum(file => rows.Files[file].Windows.Count(window => window.Last >= rows.Files[file].Probation));
        var nothing = -profile.FalseNegative * counted;
        var sweep = new Sweep(profile, nothing);
        var (best, bestAt, detected, alarms) = (nothing, threshold ?? 1.1, 0, 0);
        var scored = rows.Scored;
        for (var i = 0; i < scored.Length;)
        {
            var level = scored[i].Score;
            if (level < threshold)
            {
                break;
            }

            for (; i < scored.Length && scored[i].Score == level; i++)
            {
                if (files.Contains(scored[i].File))
                {
                    sweep.Add(scored[i]);
                }
            }

            Keep(level);
        }

        if (threshold is null or <= 0)
        {
            foreach (var row in files.SelectMany(rows.Quiet))
            {
                sweep.Add(row);
            }

            Keep(0);
        }

        var normalised = total == 0 ? best : 100 * (best - nothing) / ((total * profile.TruePositive) - nothing);
        return new NabOutcome(profile.Name, normalised, bestAt, detected, counted, alarms);

        void Keep(double level)
        {
            if (threshold is not null || sweep.Sum > best)
            {
                (best, detected, alarms) = (sweep.Sum, sweep.Found, sweep.Alarms);
                bestAt = threshold ?? level;
            }
        }
    }

    /// <summary>What the alarms so far are worth.</summary>
    private sealed class Sweep(NabProfile profile, double nothing)
    {
        private readonly Dictionary<(int File, int Window), double> _found = [];

        public double Sum { get; private set; } = nothing;

        public int Found => _found.Count;

        /// <summary>Alarming rows outside every window.</summary>
        public int Alarms { get; private set; }

        public void Add(in NabRows.Row row)
        {
            if (row.Window < 0)
            {
                Sum += profile.FalsePositive * row.Worth;
                Alarms += row.Rows;
                return;
            }

            var before = _found.GetValueOrDefault((row.File, row.Window), -profile.FalseNegative);
            var worth = Math.Max(before, profile.TruePositive * row.Worth);
            _found[(row.File, row.Window)] = worth;
            Sum += worth - before;
        }
    }
}
