namespace AIOps.Detect.Tests.Metrics;

/// <summary>Seeded noise and the daily cycle of a small shop.</summary>
internal sealed class Noise(int seed)
{
    private readonly Random _random = new(seed);

    public const int Day = 1440;

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    public double Uniform() => _random.NextDouble();

    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = _random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }

        return count;
    }

    /// <summary>-1 at night to 1 in the afternoon.</summary>
    public static double Cycle(int minute) => -Math.Cos(2 * Math.PI * (minute % Day) / Day);

    public double Cpu(int minute) => Math.Clamp(35 + (8 * Cycle(minute)) + (2 * Normal()), 0, 100);
}
