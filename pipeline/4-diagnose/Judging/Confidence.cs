using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Judging;

/// <summary>Turns ranking scores into probabilities: how strong the evidence is, times how far it stands above the rivals'.</summary>
internal static class Confidence
{
    /// <summary>How sharply a lead in score becomes a lead in probability.</summary>
    private const double Sharpness = 4;

    /// <summary>One probability per node, in the same order; they add up to at most 1.</summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<RankedNode> nodes)
    {
        var shares = nodes.Select(node => Math.Pow(node.Score, Sharpness)).ToList();
        var all = shares.Sum();
        return [.. nodes.Select((node, i) => all <= 0 ? 0 : node.Score * shares[i] / all)];
    }
}
