namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>Random numbers that are the same on every machine and framework (SplitMix64).</summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + (Next() * (high - low));

    /// <summary>Even on the logarithm.</summary>
    public double Spread(double low, double high) => low * Math.Pow(high / low, Next());

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    public double Exponential(double mean) => -mean * Math.Log(1 - Next());

    public bool Chance(double share) => Next() < share;
}
