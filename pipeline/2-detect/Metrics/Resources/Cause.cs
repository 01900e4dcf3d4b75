namespace AIOps.Detect.Metrics.Resources;

/// <summary>The episodes of one resource that began together.</summary>
internal sealed class Cause(Anomaly lead)
{
    /// <summary>The first anomaly: it stands for the cause.</summary>
    public Anomaly Lead { get; private set; } = lead;

    /// <summary>Open episodes by id, with their severity.</summary>
    public Dictionary<string, int> Open { get; } = [];

    /// <summary>Every episode that was ever part of it.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Takes in an event of a member.</summary>
    /// <returns>What to pass on, under the lead's id; null when nothing new is to be told.</returns>
    public Anomaly? Take(Anomaly anomaly)
    {
        var isLead = anomaly.Id == Lead.Id;
        if (!Members.Contains(anomaly.Id))
        {
            Members.Add(anomaly.Id);
        }

        if (anomaly.Phase == AnomalyPhase.Cleared)
        {
            Open.Remove(anomaly.Id);

            // The cause is over when its last member is.
            return Open.Count > 0 ? null : isLead ? anomaly : Lead with { Phase = AnomalyPhase.Cleared, At = anomaly.At, Explanation = anomaly.Explanation };
        }

        var first = Open.Count == 0 && Members.Count == 1;
        var worst = Open.Count == 0 ? int.MaxValue : Open.Values.Min();
        Open[anomaly.Id] = anomaly.Severity;
        if (isLead)
        {
            Lead = anomaly;
            return anomaly;
        }

        return first || anomaly.Severity < worst
            ? Lead with { Phase = AnomalyPhase.Updated, At = anomaly.At, Severity = anomaly.Severity, Explanation = $"{Lead.Explanation}; also {anomaly.Explanation}" }
            : null;
    }
}
