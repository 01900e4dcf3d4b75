using AIOps.Diagnose.Framing;
using AIOps.Diagnose.Judging;
using AIOps.Diagnose.Ranking;
using AIOps.Diagnose.Suspects;
using AIOps.Diagnose.Writing;
using AIOps.Ingest;

namespace AIOps.Diagnose;

/// <summary>Diagnoses incidents: findings, ranking, kinds, confidence, evidence and the template summary. Deterministic; the same input gives the same answer.</summary>
public sealed class Diagnostician : IDiagnostician
{
    private readonly DiagnoseOptions options;
    private readonly CauseRanker ranker;

    /// <summary>Creates a diagnostician.</summary>
    /// <param name="options">Weights and thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Diagnostician(DiagnoseOptions? options = null)
    {
        this.options = options ?? new DiagnoseOptions();
        this.options.Validate();
        ranker = new CauseRanker(this.options);
    }

    /// <inheritdoc/>
    public Diagnosis Diagnose(DiagnosisInput input)
    {
        var suspects = ChangeSuspects.Find(input, options);
        var prior = new List<Finding>(AlertFindings.Of(input.Incident));
        prior.AddRange(AlertPattern.Of(input));
        prior.AddRange(LimitsAhead.Of(input));
        prior.AddRange(TemplateFindings.Of(input.LogFindings));
        prior.AddRange(suspects.Select(suspect => suspect.ToFinding()));
        var frame = FrameBuilder.Build(input, options, prior);
        frame = frame with { Prior = [.. prior, .. TrafficFinding.Of(frame)] };
        var ranked = ranker.Rank(frame).Take(options.MaximumCauses).ToList();
        return Write(input, ranked, suspects, frame);
    }

    private static Diagnosis Write(DiagnosisInput input, List<RankedNode> ranked, IReadOnlyList<ChangeSuspect> suspects, RankingFrame frame)
    {
        var book = new EvidenceBook();
        var names = new ResourceNames(input.Graph);
        var facts = new FactWriter(input, book, names, suspects);
        var alertIds = input.Incident.Alerts.Select(one => one.Alert).OrderBy(alert => alert.StartsAt).DistinctBy(alert => alert.Id)
            .ToDictionary(alert => alert.Id, facts.Alert);
        var confidences = Confidence.Of(ranked);
        var causes = ranked.Select((node, i) => CauseOf(node, i, confidences[i], input, facts, names, input.Changes)).ToList();
        var pathId = causes.Count == 0 ? null : PathTo(causes[0].ResourceId, frame, facts);
        var changeIds = suspects.Take(5).Select(facts.Change).ToList();
        var summary = new SummaryWriter(input, names).Write(causes, alertIds, pathId, changeIds, book.Facts);
        return new() { Causes = causes, Evidence = book.Facts, Summary = summary, At = input.Now };
    }

    private static Cause CauseOf(
        RankedNode node, int index, double confidence, DiagnosisInput input, FactWriter facts, ResourceNames names, IReadOnlyList<ChangeEvent> changes)
    {
        var kind = CauseKindRule.KindOf(node, changes);
        var metric = CauseTitle.MetricOf(node, input);
        return new()
        {
            Rank = index + 1,
            ResourceId = node.Node,
            Kind = kind,
            Metric = metric,
            Score = Math.Round(node.Score, 4),
            Confidence = Math.Round(confidence, 4),
            Title = CauseTitle.Of(kind, names.Of(node.Node), metric),
            Contributions = [.. node.Findings.Where(one => one.Weight >= 0.02)
                .Select(one => new Contribution(one.Finding.Component, Math.Round(one.Weight, 4), [facts.Finding(one.Finding)]))],
        };
    }

    private static string? PathTo(string cause, RankingFrame frame, FactWriter facts)
    {
        var graph = new DependencyIndex(frame.Edges);
        var path = frame.Symptoms.Select(symptom => symptom.Node).Distinct().Where(node => node != cause)
            .Select(node => graph.PathBetween(node, cause)).Where(path => path.Count > 1).MaxBy(path => path.Count);
        return path is null ? null : facts.Path(path[0], cause, path);
    }
}
