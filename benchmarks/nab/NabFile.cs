namespace AIOps.Benchmarks.Nab;

/// <summary>One series of the corpus with its labelled windows.</summary>
/// <param name="Name">Path below the data folder, <c>category/file.csv</c>.</param>
/// <param name="Stamps">Time stamps as written in the file.</param>
/// <param name="Ticks">The same as UTC ticks.</param>
/// <param name="Values">Values; NaN where the file has none.</param>
/// <param name="Windows">First and last row of each labelled window, in order.</param>
internal sealed record NabFile(string Name, string[] Stamps, long[] Ticks, double[] Values, IReadOnlyList<(int First, int Last)> Windows)
{
    /// <summary>Rows at the start that never count: 15 % of the file, 750 at most.</summary>
    public int Probation => Math.Min((int)Math.Floor(0.15 * Ticks.Length), 750);
}
