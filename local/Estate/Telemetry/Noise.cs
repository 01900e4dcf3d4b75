namespace AIOps.Local.Estate.Telemetry;

/// <summary>Noise without state: the value of a stream at a minute depends on the seed only, so a restart goes on with the very same values.</summary>
internal static class Noise
{
    /// <summary>Uniform in [0, 1).</summary>
    public static double Uniform(int seed, int stream, long minute)
    {
        // SplitMix64 (Steele, Lea, Flood 2014): one round mixes a counter well enough for a simulation.
        var x = unchecked(((ulong)(uint)seed << 40) ^ ((ulong)(uint)stream << 27) ^ (ulong)minute) + 0x9E3779B97F4A7C15UL;
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EBUL);
        x ^= x >> 31;
        return (x >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Standard normal, each minute by itself.</summary>
    public static double Normal(int seed, int stream, long minute)
    {
        // Box-Muller; the second stream is far away from the ids in use.
        var u = 1 - Uniform(seed, stream, minute);
        var v = Uniform(seed, stream + 5_000_011, minute);
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>Standard normal that hangs together over a few minutes, as real load does.</summary>
    public static double Smooth(int seed, int stream, long minute) =>
        ((Normal(seed, stream, minute) * 2) + Normal(seed, stream, minute - 1) + Normal(seed, stream, minute - 2)) / Math.Sqrt(6);
}
