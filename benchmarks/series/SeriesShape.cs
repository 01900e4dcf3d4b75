namespace AIOps.Benchmarks.Series;

/// <summary>What values look like when nothing is wrong.</summary>
internal enum ShapeKind
{
    /// <summary>A level with a daily and weekly course and correlated noise.</summary>
    Load,

    /// <summary>Latency: the noise is a factor.</summary>
    Latency,

    /// <summary>Small counts.</summary>
    Count,

    /// <summary>Jobs at fixed times on a quiet ground.</summary>
    Jobs,

    /// <summary>Memory that grows and is collected.</summary>
    Sawtooth,

    /// <summary>A level that wanders.</summary>
    Wander,

    /// <summary>Nearly nothing, and rare bursts of any size.</summary>
    Bursts,

    /// <summary>A share in percent, with short peaks.</summary>
    Percent,

    /// <summary>Whole numbers that hardly change.</summary>
    Steps,
}

/// <summary>The parameters of a usual series.</summary>
internal sealed record SeriesShape(
    ShapeKind Kind, double PerDay, double Level, double Noise, double Course, double Phase, double Weekend, double Correlation, bool Peaked, int JobEvery, int JobLength, double Period)
{
    private static readonly ShapeKind[] Kinds =
        [ShapeKind.Load, ShapeKind.Load, ShapeKind.Latency, ShapeKind.Count, ShapeKind.Jobs, ShapeKind.Sawtooth, ShapeKind.Wander, ShapeKind.Bursts, ShapeKind.Percent, ShapeKind.Steps];

    public static SeriesShape Of(Randomness random, int stepSeconds)
    {
        var perDay = 86_400.0 / stepSeconds;
        var level = random.Between(0.4, 1100);
        var every = (int)Math.Max(8, perDay >= 4 ? perDay / (1 + random.Below(24)) : 7);
        return new SeriesShape(
            Kinds[random.Below(Kinds.Length)], perDay, level, level * random.Between(0.01, 0.15), random.Uniform() < 0.6 ? level * (0.1 + (0.8 * random.Uniform())) : 0, 6.28 * random.Uniform(),
            random.Uniform() < 0.5 ? 0.2 + (0.6 * random.Uniform()) : 0, random.Uniform() < 0.5 ? 0.5 + (0.45 * random.Uniform()) : 0, random.Uniform() > 0.6, every,
            Math.Max(1, every / (3 + random.Below(12))), 20 + random.Below(200));
    }

    public double[] Values(Randomness random, int rows)
    {
        var values = new double[rows];
        var (error, walk, saw) = (0.0, 0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            error = (Correlation * error) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.Normal());
            walk = (0.999 * walk) + (0.15 * Noise * random.Normal());
            saw = saw > Level || random.Uniform() < 0.001 ? 0.1 * Level * random.Uniform() : saw + (Level / Period * (0.8 + (0.4 * random.Uniform())));
            values[row] = ValueOf(random, row, error, walk, saw);
        }

        return values;
    }

    private double ValueOf(Randomness random, int row, double error, double walk, double saw)
    {
        var season = SeasonAt(row);
        var ground = Level + (Course * season);
        return Kind switch
        {
            ShapeKind.Load => ground + (Noise * error),
            ShapeKind.Latency => ground * Math.Exp(1.5 * Noise / Level * error),
            ShapeKind.Count => random.Poisson(Math.Max(0.02, (Course > 0 ? season : 0.7) * Math.Min(Level, 200))),
            ShapeKind.Jobs => (0.2 * ground) + (0.3 * Noise * Math.Abs(error)) + ((row + random.Below(3)) % JobEvery < JobLength ? Level * (0.8 + (0.2 * random.Uniform())) : 0),
            ShapeKind.Sawtooth => saw + (0.2 * Noise * error),
            ShapeKind.Wander => ground + walk + (0.5 * Noise * error),
            ShapeKind.Bursts => random.Uniform() < 0.03 ? Level * Math.Exp(1.2 * Math.Abs(random.Normal())) : 0.015 * Level * Math.Abs(error),
            ShapeKind.Percent => Math.Min(100, Math.Clamp((ground / Level * 40) + (Noise / Level * 30 * error), 0, 100) + (random.Uniform() < 0.004 ? 20 * random.Uniform() : 0)),
            _ => Math.Round((ground / Level * 10) + (random.Uniform() < 0.1 ? random.Normal() : 0)),
        };
    }

    // A series of days has no course within the day: its season is the week.
    private double SeasonAt(int row)
    {
        var season = 0.5 * (1 + Math.Sin((2 * Math.PI * (PerDay > 1 ? row / PerDay % 1 : row / 7.0)) + Phase));
        season = Peaked ? season * season * season : season;
        return PerDay > 1 && Math.Floor(row / PerDay) % 7 >= 5 ? season * (1 - Weekend) : season;
    }
}
