namespace AIOps.Benchmarks.Series;

/// <summary>What goes wrong: nine kinds of trouble, small and large against the usual spread of the series.</summary>
internal static class SeriesTrouble
{
    private const int Kinds = 9;

    public static void Apply(Randomness random, SeriesShape shape, double[] values, int start)
    {
        var mean = values.Average();
        var spread = Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) + 1e-9;
        var side = random.Uniform() < 0.65 ? 1 : -1;
        var size = spread * (2.5 + (5 * random.Uniform()));
        switch (random.Below(Kinds))
        {
            case 0 or 1:
                Change(values, start, 1 + random.Below(6), (value, _) => value + (1.5 * side * size));
                break;
            case 2:
                Change(values, start, values.Length, (value, _) => value + (0.6 * side * size));
                break;
            case 3:
                Change(values, start, 20 + random.Below(150), (value, _) => value + (0.6 * side * size));
                break;
            case 4:
                Change(values, start, 30 + random.Below(150), (value, _) => value + (0.5 * size * random.Normal()));
                break;
            case 5:
                var stuck = values[start];
                Change(values, start, (int)Math.Max(30, Math.Min(shape.PerDay, 200) * (0.5 + random.Uniform())), (_, _) => stuck);
                break;
            case 6:
                var length = 50 + random.Below(200);
                Change(values, start, length, (value, row) => value + (side * size * row / length));
                break;
            case 7:
                var least = values.Min();
                Change(values, start, (int)Math.Max(20, Math.Min(shape.PerDay * 0.5, 300)), (value, _) => least + ((value - least) * 0.05));
                break;
            default:
                Disorder(shape, values, start, side * spread);
                break;
        }

        if (shape.Kind is ShapeKind.Count or ShapeKind.Percent or ShapeKind.Bursts)
        {
            Change(values, start, values.Length, (value, _) => Math.Clamp(value, 0, shape.Kind == ShapeKind.Percent ? 100 : double.MaxValue));
        }
    }

    // Usual values in an unusual order: half of another time of day, half of twice the speed.
    private static void Disorder(SeriesShape shape, double[] values, int start, double shift)
    {
        var length = (int)Math.Max(40, Math.Min(shape.PerDay, 400));
        var from = Math.Max(0, start - (3 * length));
        var copy = values[from..Math.Min(values.Length, from + length)];
        var before = (int)Math.Max(3, shape.PerDay / 2);
        Change(values, start, length, (_, row) => (0.5 * values[Math.Max(0, start + row - before)]) + (0.5 * copy[2 * row % copy.Length]) + shift);
    }

    private static void Change(double[] values, int start, int length, Func<double, int, double> change)
    {
        for (var row = 0; row < length && start + row < values.Length; row++)
        {
            values[start + row] = change(values[start + row], row);
        }
    }
}
