namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>How a disk is used.</summary>
internal enum DiskKind
{
    /// <summary>Grows evenly; the pace may change once.</summary>
    Linear,

    /// <summary>Grows in bursts at random times.</summary>
    Bursty,

    /// <summary>Grows until a clean-up, by the clock or by the level; the clean-up may fail for good, or leave something behind every time.</summary>
    Sawtooth,

    /// <summary>Grows until something starts anew, at random times.</summary>
    Resets,

    /// <summary>Breathes with the day around a trend.</summary>
    Cycles,
}

/// <summary>A generated disk: used share in percent every ten minutes for thirty days. Where it is full it stays so for some hours, then somebody makes room.</summary>
/// <param name="Kind">How it is used.</param>
/// <param name="Levels">Used share, 0 to 100.</param>
/// <param name="Resets">Steps of resets at random times.</param>
internal sealed record Disk(DiskKind Kind, double[] Levels, IReadOnlyList<int> Resets);

/// <summary>Makes disks. Same seed, same disks.</summary>
internal static class DiskGenerator
{
    public const int StepsPerDay = 144;
    public const int Days = 30;

    public static Disk[] Make(int seed, int count) => [.. Enumerable.Range(0, count).Select(number => One(seed, number))];

    private static Disk One(int seed, int number)
    {
        var dice = new Dice(unchecked((ulong)((seed * 1_000_003L) + number)));
        var kind = (DiskKind)(number % 5);
        var use = new DiskUse(kind, dice);
        var levels = new double[Days * StepsPerDay];
        var noise = dice.Between(0.01, 0.12);
        List<int> resets = [];
        for (var step = 0; step < levels.Length; step++)
        {
            levels[step] = Math.Clamp(use.Next(step) + (noise * dice.Normal()), 0, 100);
            if (use.IsFull)
            {
                levels[step] = 100;
            }
            else if (use.WasReset)
            {
                resets.Add(step);
            }
        }

        return new Disk(kind, levels, resets);
    }
}
