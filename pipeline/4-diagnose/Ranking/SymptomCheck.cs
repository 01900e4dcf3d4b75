namespace AIOps.Diagnose.Ranking;

/// <summary>Whether there is a problem at all: where no detector has vouched for the symptom, its series must have moved, or there is nothing to explain.</summary>
internal static class SymptomCheck
{
    /// <summary>Less than a cause needs: somebody has already been alerted by it.</summary>
    private const double MinimumZ = 2;

    public static bool HasProblem(RankingFrame frame)
    {
        if (frame.Symptoms.Count == 0 || frame.Symptoms.Any(symptom => symptom.Detected)) return true;
        var noticed = frame.Series.Where(series => frame.Symptoms.Any(symptom => symptom.Node == series.Node && symptom.Metric == series.Metric
            && (symptom.Statistic == series.Statistic || symptom.Statistic.Length == 0))).ToList();
        return noticed.Count == 0 || noticed.Max(series => ShiftEstimator.Of(series).Evidence) >= MinimumZ;
    }
}
