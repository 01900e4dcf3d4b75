namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Seeded randomness with the distributions that the generator needs.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public double Next() => random.NextDouble();

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Between(int low, int high) => random.Next(low, high + 1);

    public double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());

    public double LogUniform(double low, double high) => Math.Exp(Uniform(Math.Log(low), Math.Log(high)));

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Log-normal whose middle 95 % lies between the two values, cut at them.</summary>
    public double LogNormalBetween(double low, double high)
    {
        var middle = (Math.Log(low) + Math.Log(high)) / 2;
        var deviation = (Math.Log(high) - Math.Log(low)) / 2 / 1.96;
        return Math.Clamp(Math.Exp(middle + (deviation * Normal())), low, high);
    }

    public double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public int PickWeighted(IReadOnlyList<double> weights)
    {
        var at = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            at -= weights[i];
            if (at < 0) return i;
        }

        return weights.Count - 1;
    }
}
