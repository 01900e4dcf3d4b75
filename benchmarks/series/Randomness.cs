namespace AIOps.Benchmarks.Series;

/// <summary>Seeded numbers of the shapes that telemetry has.</summary>
internal sealed class Randomness(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform() => _random.NextDouble();

    public int Below(int limit) => _random.Next(limit);

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Log-uniform between two limits.</summary>
    public double Between(double least, double most) => least * Math.Exp(Uniform() * Math.Log(most / least));

    public int Poisson(double mean)
    {
        if (mean > 50)
        {
            return (int)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        var (limit, product, count) = (Math.Exp(-mean), 1.0, -1);
        do
        {
            product *= Uniform();
            count++;
        }
        while (product > limit);
        return count;
    }
}
