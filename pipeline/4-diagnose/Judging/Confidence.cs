using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Judging;

/// <summary>
/// Turns ranking scores into probabilities: how strong the evidence is, times how far it stands above the rivals', brought to the rate at which such causes are right (Platt scaling).
/// The two numbers were fitted on simulated systems (seven kinds of fault, a system, severity and step of its own per case: intercept 1.7, slope 1.3, n = 375) and moved a little
/// towards doubt, because real systems hold more surprises; a test measures the reliability on other seeds.
/// </summary>
public static class Confidence
{
    /// <summary>How sharply a lead in score becomes a lead in probability.</summary>
    private const double Sharpness = 4;

    private const double Intercept = 1.4;
    private const double Slope = 1.25;

    /// <summary>Nobody is surer than this from telemetry alone.</summary>
    private const double AtMost = 0.95;

    /// <summary>One probability per node, in the same order; they add up to at most 1.</summary>
    /// <param name="nodes">Ranked nodes, best first.</param>
    public static IReadOnlyList<double> Of(IReadOnlyList<RankedNode> nodes)
    {
        var shares = nodes.Select(node => Math.Pow(node.Score, Sharpness)).ToList();
        var all = shares.Sum();
        if (all <= 0) return [.. nodes.Select(_ => 0.0)];
        var calibrated = nodes.Select((node, i) => Calibrated(node.Score * shares[i] / all)).ToList();
        var sum = Math.Max(1, calibrated.Sum());
        return [.. calibrated.Select(one => one / sum)];
    }

    private static double Calibrated(double raw)
    {
        if (raw <= 0) return 0;
        var odds = Math.Log(raw / Math.Max(1e-9, 1 - raw));
        return Math.Min(AtMost, 1 / (1 + Math.Exp(-(Intercept + (Slope * odds)))));
    }
}
