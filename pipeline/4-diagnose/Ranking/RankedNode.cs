namespace AIOps.Diagnose.Ranking;

/// <summary>A node with what speaks against it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Metric">The metric that shows it best; empty when no series does.</param>
/// <param name="Findings">The strongest finding of every component, strongest first.</param>
public sealed record RankedNode(string Node, double Score, string Metric, IReadOnlyList<WeightedFinding> Findings);

/// <summary>A finding with its share in the node's score.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Weight">Its contribution, 0 to 1.</param>
public readonly record struct WeightedFinding(Finding Finding, double Weight);
