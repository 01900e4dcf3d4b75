namespace AIOps.Benchmarks.Nab;

/// <summary>
/// The rows of a corpus that count, ready to be swept by a threshold again and again (profiles, folds): those with a score, best first, and what all the others add up to.
/// An alarm is rare, so a corpus of millions of rows has some ten thousand to sort.
/// </summary>
internal sealed class NabRows
{
    private static readonly double Best = Sigmoid(-1);
    private readonly NabFile[] _files;
    private readonly Row[] _scored;
    private readonly List<Row>[] _quiet;

    private NabRows(NabFile[] files, Row[] scored, List<Row>[] quiet) => (_files, _scored, _quiet) = (files, scored, quiet);

    /// <summary>A row's score and worth; <see cref="Window"/> is -1 outside every window.</summary>
    internal readonly record struct Row(double Score, double Worth, int File, int Window, int Rows = 1);

    /// <summary>Files of the corpus in order.</summary>
    public IReadOnlyList<NabFile> Files => _files;

    /// <summary>Rows with a score, best first.</summary>
    public ReadOnlySpan<Row> Scored => _scored;

    /// <summary>What the rows of a file with score 0 would bring if all of them alarmed: one entry for the sum of those outside, one for the best of each window.</summary>
    public IReadOnlyList<Row> Quiet(int file) => _quiet[file];

    /// <summary>Reads a corpus: files, each with one score per row.</summary>
    public static NabRows Of(IReadOnlyList<(NabFile File, double[] Scores)> corpus)
    {
        List<Row> scored = [];
        var quiet = new List<Row>[corpus.Count];
        for (var file = 0; file < corpus.Count; file++)
        {
            quiet[file] = [];
            Add(corpus[file].File, corpus[file].Scores, file, scored, quiet[file]);
        }

        scored.Sort(static (one, other) => other.Score.CompareTo(one.Score));
        return new NabRows([.. corpus.Select(static item => item.File)], [.. scored], quiet);
    }

    private static void Add(NabFile file, double[] scores, int number, List<Row> scored, List<Row> quiet)
    {
        var next = 0;
        var (outside, rows) = (0.0, 0);
        Dictionary<int, double> inside = [];
        for (var i = 0; i < scores.Length; i++)
        {
            while (next < file.Windows.Count && i > file.Windows[next].Last)
            {
                next++;
            }

            if (i < file.Probation)
            {
                continue;
            }

            var window = next < file.Windows.Count && i >= file.Windows[next].First ? next : -1;
            var worth = window >= 0 ? Inside(file.Windows[window], i) : Outside(next == 0 ? null : file.Windows[next - 1], i);
            if (scores[i] > 0)
            {
                scored.Add(new Row(scores[i], worth, number, window));
            }
            else if (window < 0)
            {
                outside += worth;
                rows++;
            }
            else
            {
                inside[window] = Math.Max(worth, inside.GetValueOrDefault(window, double.MinValue));
            }
        }

        quiet.Add(new Row(0, outside, number, -1, rows));
        quiet.AddRange(inside.Select(pair => new Row(0, pair.Value, number, pair.Key)));
    }

    private static double Inside((int First, int Last) window, int row) =>
        Sigmoid(-(double)(window.Last - row + 1) / (window.Last - window.First + 1)) / Best;

    // A window of one row casts no shadow; its width is taken as one.
    private static double Outside((int First, int Last)? before, int row) =>
        before is not { } window ? -1 : Sigmoid((double)(row - window.Last) / Math.Max(1, window.Last - window.First));

    private static double Sigmoid(double x) => x > 3 ? -1 : (2 / (1 + Math.Exp(5 * x))) - 1;
}
