namespace AIOps.Diagnose.Retrieval;

/// <summary>Reciprocal rank fusion: several rankings become one without their scores having to be comparable (Cormack, Clarke and Buettcher 2009, k = 60).</summary>
public static class RankFusion
{
    private const double K = 60;

    /// <summary>The fused ranking, best first; the score is a share of the best that is possible, 0 to 1.</summary>
    public static IReadOnlyList<KnowledgeHit> Fuse(params IReadOnlyList<KnowledgeHit>[] rankings)
    {
        var used = rankings.Where(ranking => ranking.Count > 0).ToList();
        var best = used.Count / (K + 1);
        return [.. used.SelectMany(ranking => ranking.Select((hit, place) => (Hit: hit, Points: 1 / (K + place + 1))))
            .GroupBy(one => one.Hit.Item.Id, StringComparer.Ordinal)
            .Select(group => group.MaxBy(one => one.Hit.Coverage).Hit with { Score = group.Sum(one => one.Points) / best })
            .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Coverage).ThenBy(hit => hit.Item.Id, StringComparer.Ordinal)];
    }
}
