namespace AIOps.Orchestrations.Observability;

/// <summary>What both workflow engines count, under the meter <c>AIOps</c>.</summary>
public static class WorkflowMeter
{
    /// <summary>Counts a try that failed; one that ended because the host stops is none.</summary>
    /// <returns>False: it stands in an exception filter and catches nothing.</returns>
    internal static bool StepFailed(string activity, CancellationToken stopping)
    {
        if (!stopping.IsCancellationRequested)
        {
            ProductMeter.StepFailures.Add(1, new KeyValuePair<string, object?>("activity", activity));
        }

        return false;
    }

    /// <summary>Counts an instance that will not go on by itself.</summary>
    /// <param name="workflow">Its workflow.</param>
    /// <param name="why"><c>failed</c> or <c>parked</c>.</param>
    public static void Stuck(string workflow, string why) =>
        ProductMeter.Stuck.Add(1, new KeyValuePair<string, object?>("workflow", workflow), new KeyValuePair<string, object?>("why", why));
}
