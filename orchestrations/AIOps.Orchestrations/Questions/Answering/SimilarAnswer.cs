using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Whether it happened before: past incidents with the same cause resource or the same resources, best match first.</summary>
internal sealed class SimilarAnswer(IncidentRepository incidents) : IAnswerer
{
    private const int Shown = 5;
    private const int LookedAt = 500;

    public QuestionKind Kind => QuestionKind.Similar;

    public bool NeedsIncident => true;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var now = IncidentSummary.Of(scope.Incident!);
        var past = await incidents.ListAsync(line => line.Id != now.Id && line.Status == IncidentStatus.Resolved, null, LookedAt, cancellation);
        var found = past.Select(line => (Line: line, Score: Likeness(now, line)))
            .Where(pair => pair.Score >= 0.3)
            .OrderByDescending(pair => pair.Score)
            .Take(Shown)
            .ToList();
        if (found.Count == 0)
        {
            writer.Say($"None of the {past.Count} past incidents on record shares its cause or its resources.");
            return;
        }

        writer.Say("Past incidents that share its cause or its resources:");
        foreach (var (line, score) in found)
        {
            writer.Item($"{Quoted.Time(line.StartedAt)}: {Quoted.Title(line.Title)}, likeness {Quoted.Share(score)}; ended: {Quoted.Line(line.Resolution ?? "no reason on record")} {writer.Cite(Cites.Incident(line))}");
        }
    }

    /// <summary>Half for the same cause resource, half for the share of common resources (Jaccard).</summary>
    private static double Likeness(IncidentSummary one, IncidentSummary other)
    {
        var cause = one.TopCause is { } a && other.TopCause is { } b && a.ResourceId == b.ResourceId ? 0.5 : 0;
        var common = one.Resources.Intersect(other.Resources).Count();
        var all = one.Resources.Union(other.Resources).Count();
        return cause + (all == 0 ? 0 : 0.5 * common / all);
    }
}
