namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Ranks the nodes of a problem: runs every component, lets causes explain the symptoms above them, and adds the components up as independent
/// witnesses (noisy-or). The same code ranks incidents of the product and issues of the benchmarks.
/// </summary>
/// <param name="options">Weights and thresholds.</param>
public sealed class CauseRanker(DiagnoseOptions options)
{
    /// <summary>Nodes above the least score, best first; ties are broken by name. Empty when nothing stands out.</summary>
    public IReadOnlyList<RankedNode> Rank(RankingFrame frame)
    {
        frame = KnownCalls.AddTo(frame);
        var graph = new DependencyIndex(frame.Edges);
        var loads = new LoadRatios(frame);
        var findings = new List<Finding>(frame.Prior);
        findings.AddRange(new ResourceShift(frame, loads, new LoadLine(frame, graph)).Find());
        findings.AddRange(new EdgeGap(frame).Find());
        if (!SymptomCheck.HasProblem(frame) && !findings.Exists(SymptomCheck.IsStriking)) return [];
        var excess = new ExcessAttribution(frame, graph).Find().ToList();
        findings.AddRange(new WrongAnswers(frame, loads, graph).Raise([.. new LogNovelty(frame, loads).Find(), .. new ShorterWork(frame, loads, graph).Find()], excess));
        var discount = new SymptomDiscount(graph, findings);
        findings.AddRange(excess);
        return [.. findings.Select(discount.Apply).GroupBy(finding => finding.Node, StringComparer.Ordinal).Select(Judge)
            .Where(node => node.Score >= options.MinimumScore)
            .OrderByDescending(node => node.Score).ThenBy(node => node.Node, StringComparer.Ordinal)];
    }

    private RankedNode Judge(IGrouping<string, Finding> node)
    {
        var strongest = node.GroupBy(finding => finding.Component).Select(group => group.MaxBy(finding => finding.Strength)!)
            .Select(finding => new WeightedFinding(finding, options.WeightOf(finding.Component) * finding.Strength))
            .OrderByDescending(weighted => weighted.Weight).ToList();
        var own = strongest.Where(weighted => weighted.Finding.Component != Components.Change).ToList();
        var doubt = own.Aggregate(1.0, (left, weighted) => left * (1 - weighted.Weight));
        foreach (var change in strongest.Where(weighted => weighted.Finding.Component == Components.Change))
            doubt *= 1 - (change.Weight * (own.Count == 0 ? options.LoneChange : 1));
        var metric = own.Select(weighted => weighted.Finding.Series?.Metric).FirstOrDefault(name => name is not null) ?? "";
        return new(node.Key, 1 - doubt, metric, strongest);
    }
}
