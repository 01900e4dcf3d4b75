namespace AIOps.Diagnose.Ranking;

/// <summary>How far a series moved at the onset.</summary>
/// <param name="Normal">Its usual value.</param>
/// <param name="After">Its value since the onset.</param>
/// <param name="Delta">Movement towards the bad side, in the metric's unit; negative when it moved to the good side.</param>
/// <param name="Z">The same in units of the usual scatter.</param>
/// <param name="Rows">Number of values since the onset.</param>
public readonly record struct Shift(double Normal, double After, double Delta, double Z, int Rows)
{
    /// <summary>Movement as a share of the usual value, at most 100; 0 when the series did not move to the bad side.</summary>
    public double Relative => Delta <= 0 ? 0 : Math.Min(Delta / Math.Max(Math.Abs(Normal), 1e-12), 100);

    /// <summary>Z of the mean of several values, which scatters less than one value; no more than doubled, because neighbouring values are not independent.</summary>
    public double Evidence => Z * Math.Sqrt(Math.Clamp(Rows, 1, 4));

    /// <summary>Nothing to say.</summary>
    public static Shift None { get; } = new(double.NaN, double.NaN, 0, 0, 0);
}
