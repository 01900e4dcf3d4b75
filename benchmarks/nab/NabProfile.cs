namespace AIOps.Benchmarks.Nab;

/// <summary>Weights of one application profile of NAB v1.1.</summary>
/// <param name="Name">Name of the profile.</param>
/// <param name="TruePositive">Worth of a window that is found at its very start.</param>
/// <param name="FalseNegative">Price of a window that is missed.</param>
/// <param name="FalsePositive">Price of an alarm far from any window.</param>
internal sealed record NabProfile(string Name, double TruePositive, double FalseNegative, double FalsePositive)
{
    public static IReadOnlyList<NabProfile> All { get; } =
        [new("standard", 1, 1, 0.11), new("reward_low_FP_rate", 1, 1, 0.22), new("reward_low_FN_rate", 1, 2, 0.11)];
}
