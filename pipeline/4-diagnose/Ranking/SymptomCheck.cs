namespace AIOps.Diagnose.Ranking;

/// <summary>Whether there is a problem at all: where no detector has vouched for the symptom, its series must have moved, or something else must have moved strikingly.</summary>
internal static class SymptomCheck
{
    /// <summary>Less than a cause needs: somebody has already been alerted by it.</summary>
    private const double MinimumZ = 2;

    /// <summary>Strength of a resource's or a wire's movement that nobody would call quiet.</summary>
    private const double Striking = 0.6;

    /// <summary>True when something besides the symptom speaks for a problem.</summary>
    public static bool IsStriking(Finding finding) => finding.Strength >= Striking;

    public static bool HasProblem(RankingFrame frame)
    {
        if (frame.Symptoms.Count == 0 || frame.Symptoms.Any(symptom => symptom.Detected)) return true;
        var noticed = frame.Series.Where(series => frame.Symptoms.Any(symptom => symptom.Node == series.Node && symptom.Metric == series.Metric
            && (symptom.Statistic == series.Statistic || symptom.Statistic.Length == 0))).ToList();
        return noticed.Count == 0 || noticed.Max(series => ShiftEstimator.Of(series).Evidence) >= MinimumZ;
    }
}
