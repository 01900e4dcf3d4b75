using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>What the log differences of the incident say about their resources.</summary>
internal static class TemplateFindings
{
    public static IEnumerable<Finding> Of(IReadOnlyList<LogFinding> logs)
    {
        for (var i = 0; i < logs.Count; i++)
        {
            var strength = StrengthOf(logs[i]);
            if (strength > 0)
            {
                yield return new()
                {
                    Component = Components.LogNovelty, Node = logs[i].ResourceId, Strength = strength, Role = MetricRole.LogLines, Source = i,
                };
            }
        }
    }

    // New errors are news by themselves; everything else by how many times more often it is written.
    private static double StrengthOf(LogFinding log)
    {
        if (log.After <= 0) return 0;
        var ratio = (log.After + 0.1) / (log.Before + 0.1);
        var rise = ratio <= 1 ? 0 : (ratio - 1) / (ratio + 3);
        return (log.IsNew, log.IsError) switch
        {
            (true, true) => 0.9,
            (true, false) => 0.3,
            (false, true) => 0.8 * rise,
            _ => 0.3 * rise,
        };
    }
}
