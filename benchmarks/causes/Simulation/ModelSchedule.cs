namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>When there are rows, when the alert comes and when the fault is there.</summary>
/// <param name="Before">Rows before the alert.</param>
/// <param name="After">Rows after it.</param>
/// <param name="First">First row with the fault.</param>
/// <param name="End">First row without it again.</param>
internal sealed record ModelSchedule(int Before, int After, int First, int End)
{
    public static ModelSchedule Draw(ModelSystem system, double step)
    {
        var random = system.Random;
        var before = random.Next(8, 60);
        var after = random.Next(step >= 60 ? 5 : 15, step >= 60 ? 20 : 90);
        var late = random.NextDouble() < 0.4 ? random.Next(0, before / 4) : 0;
        if (system.Variant.FewRows) (before, after, late) = (system.Aside.Next(2, 7), system.Aside.Next(3, 11), 0);
        if (!system.Variant.LateOrShort) return new(before, after, before - late, before + after);
        var edge = before + Math.Max(2, (int)(after * (0.3 + (0.2 * system.Aside.NextDouble()))));
        return system.Aside.NextDouble() < 0.5 ? new(before, after, edge, before + after) : new(before, after, before, edge);
    }

    /// <summary>The fault in one row.</summary>
    /// <param name="row">Number of the row.</param>
    /// <param name="step">Seconds between rows.</param>
    /// <param name="whole">The fault.</param>
    public Injection? At(int row, double step, Injection whole) => row < First || row >= End ? null
        : whole with { Since = (row - First + 1) * step, Progress = (row - First + 1.0) / (End - First) };
}
