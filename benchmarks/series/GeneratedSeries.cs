namespace AIOps.Benchmarks.Series;

/// <summary>One series with its labelled trouble.</summary>
/// <param name="Kind">What its values look like.</param>
/// <param name="StepSeconds">Time between rows, gaps aside.</param>
/// <param name="Times">UTC times.</param>
/// <param name="Values">Values.</param>
/// <param name="Windows">First and last row of each window: about a tenth of the rows, shared by the troubles and centred on each, as in NAB.</param>
internal sealed record GeneratedSeries(string Kind, int StepSeconds, DateTime[] Times, double[] Values, IReadOnlyList<(int First, int Last)> Windows)
{
    private const double WithoutTrouble = 0.12;
    private const double WithGaps = 0.3;
    private const double Long = 0.1;
    private static readonly int[] Steps = [60, 60, 300, 300, 300, 3600, 3600, 86_400, 600, 900];

    public static GeneratedSeries Of(int seed, int number)
    {
        var random = new Randomness((seed * 100_003) + number);
        var step = Steps[random.Below(Steps.Length)];
        var rows = (int)(step switch { 60 or 300 when random.Uniform() < Long => random.Between(24_000, 100_000), 60 => random.Between(2000, 24_000), 3600 => random.Between(400, 6000), 86_400 => random.Between(300, 1200), _ => random.Between(1200, 9600) });
        var shape = SeriesShape.Of(random, step);
        var values = shape.Values(random, rows);
        var windows = Spoil(random, shape, values);
        return new GeneratedSeries(shape.Kind.ToString().ToLowerInvariant(), step, TimesOf(random, step, rows), values, windows);
    }

    private static List<(int First, int Last)> Spoil(Randomness random, SeriesShape shape, double[] values)
    {
        var rows = values.Length;
        var wanted = random.Uniform() < WithoutTrouble ? 0 : 1 + random.Below(rows < 700 ? 2 : 4);
        var probation = Math.Min((int)(0.15 * rows), 750);
        List<int> starts = [];
        for (var attempt = 0; attempt < 200 && starts.Count < wanted; attempt++)
        {
            var start = probation + 60 + random.Below(Math.Max(1, rows - probation - 120));
            if (starts.TrueForAll(other => Math.Abs(other - start) > (0.12 * rows / wanted) + 80))
            {
                starts.Add(start);
            }
        }

        starts.Sort();
        foreach (var start in starts)
        {
            SeriesTrouble.Apply(random, shape, values, start);
        }

        var half = starts.Count == 0 ? 0 : Math.Max(3, rows / 20 / starts.Count);
        return [.. starts.Select(start => (Math.Max(0, start - half), Math.Min(rows - 1, start + half)))];
    }

    private static DateTime[] TimesOf(Randomness random, int step, int rows)
    {
        var gaps = random.Uniform() < WithGaps;
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Below(7));
        var times = new DateTime[rows];
        for (var row = 0; row < rows; row++)
        {
            times[row] = time;
            time = time.AddSeconds(step * (gaps && random.Uniform() < 0.002 ? 1 + random.Below(40) : 1));
        }

        return times;
    }
}
