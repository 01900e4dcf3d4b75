namespace AIOps.Benchmarks.Logs;

/// <summary>The usual scores of log parsers (definitions of loghub-2.0).</summary>
/// <param name="Ga">Share of lines whose group is exactly right.</param>
/// <param name="Fga">F1 over groups.</param>
/// <param name="Pa">Share of lines with the right text.</param>
/// <param name="Fta">F1 over templates: group and text right.</param>
internal sealed record LogScores(double Ga, double Fga, double Pa, double Fta)
{
    /// <summary>Scores lines; null without truth.</summary>
    public static LogScores? Of(IReadOnlyList<ParsedLine> lines)
    {
        if (lines.Count == 0 || lines.Any(static line => line.Truth is null)) return null;
        var sizes = lines.GroupBy(static line => line.EventId).ToDictionary(static group => group.Key, static group => group.Count());
        var truths = lines.GroupBy(static line => line.Truth!).ToList();
        int rightLines = 0, rightGroups = 0;
        foreach (var truth in truths)
        {
            var ids = truth.Select(static line => line.EventId).Distinct().ToList();
            if (ids.Count > 1 || sizes[ids[0]] != truth.Count()) continue;
            rightLines += truth.Count();
            rightGroups++;
        }

        var texts = lines.GroupBy(static line => line.Template).ToList();
        var rightTexts = texts.Count(static group => group.All(line => line.Truth == group.Key));
        return new(
            (double)rightLines / lines.Count,
            F1(rightGroups, sizes.Count, truths.Count),
            (double)lines.Count(static line => line.Template == line.Truth) / lines.Count,
            F1(rightTexts, texts.Count, truths.Count));
    }

    public static LogScores Average(IReadOnlyCollection<LogScores> all) =>
        new(all.Average(static one => one.Ga), all.Average(static one => one.Fga), all.Average(static one => one.Pa), all.Average(static one => one.Fta));

    private static double F1(int right, int found, int wanted) => right == 0 ? 0 : 2.0 * right / (found + wanted);
}
