namespace AIOps.Diagnose.Ranking;

/// <summary>A node whose dependency is used up, cut off, full or misbehaving is slow or complains for that reason: its excess and its new log lines are symptoms,
/// also where the dependency reports neither.</summary>
internal sealed class SymptomDiscount
{
    /// <summary>How much of an excess a certain cause below it takes away.</summary>
    private const double Reach = 0.9;

    private readonly DependencyIndex graph;
    private readonly Dictionary<string, double> causes;
    private readonly Dictionary<string, double> certain;

    public SymptomDiscount(DependencyIndex graph, IReadOnlyList<Finding> findings)
    {
        this.graph = graph;
        causes = StrongestOf(findings.Where(finding => finding.Component is Components.ResourceShift or Components.Forecast or Components.EdgeGap or Components.LogNovelty));
        // Callers complain too: where calls go round in a circle, a complaint may be above or below.
        certain = StrongestOf(findings.Where(finding => finding.Component is Components.ResourceShift or Components.Forecast or Components.EdgeGap
            || (finding.Component == Components.LogNovelty && finding.Shift.After < finding.Shift.Normal)));
    }

    public Finding Apply(Finding finding) => finding.Component switch
    {
        Components.Excess or Components.LogNovelty => Lower(finding, StrongestBelow(finding.Node)),
        // A container's resource metric is the mean of its parts.
        Components.ResourceShift => Lower(finding, graph.PartsOf(finding.Node).Select(part => causes.GetValueOrDefault(part)).DefaultIfEmpty(0).Max()),
        _ => finding,
    };

    private double StrongestBelow(string node) => causes.Keys.Where(other => other != node && graph.Reaches(node, other))
        .Select(other => (graph.Reaches(other, node) ? certain : causes).GetValueOrDefault(other)).DefaultIfEmpty(0).Max();

    private static Finding Lower(Finding finding, double strongest) => finding with { Strength = finding.Strength * (1 - (Reach * strongest)) };

    private static Dictionary<string, double> StrongestOf(IEnumerable<Finding> findings) => findings.GroupBy(finding => finding.Node, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(finding => finding.Strength), StringComparer.Ordinal);
}
