namespace AIOps.Diagnose.Ranking;

/// <summary>A node whose dependency is used up, cut off, full or misbehaving is slow or complains for that reason: its excess and its new log lines are symptoms,
/// also where the dependency reports neither.</summary>
internal sealed class SymptomDiscount
{
    /// <summary>How much of an excess a certain cause below it takes away.</summary>
    private const double Reach = 0.9;

    private readonly DependencyIndex graph;
    private readonly Dictionary<string, double> causes;

    public SymptomDiscount(DependencyIndex graph, IReadOnlyList<Finding> findings)
    {
        this.graph = graph;
        causes = findings.Where(finding => finding.Component is Components.ResourceShift or Components.Forecast or Components.EdgeGap or Components.LogNovelty)
            .GroupBy(finding => finding.Node, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(finding => finding.Strength), StringComparer.Ordinal);
    }

    public Finding Apply(Finding finding) => finding.Component switch
    {
        Components.Excess or Components.LogNovelty => Lower(finding, graph.DistancesFrom([finding.Node]).Keys.Where(node => node != finding.Node)),
        // A container's resource metric is the mean of its parts.
        Components.ResourceShift => Lower(finding, graph.PartsOf(finding.Node)),
        _ => finding,
    };

    private Finding Lower(Finding finding, IEnumerable<string> below)
    {
        var strongest = below.Select(node => causes.GetValueOrDefault(node)).DefaultIfEmpty(0).Max();
        return finding with { Strength = finding.Strength * (1 - (Reach * strongest)) };
    }
}
