namespace AIOps.Orchestrations.Summaries;

/// <summary>Counts tokens per incident and per day (UTC), in memory: a restart forgets, so the limits are per host and day.</summary>
public sealed class TokenBudget(ModelSummaryOptions options, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> incidents = new(StringComparer.Ordinal);
    private DateOnly day;
    private int today;

    /// <summary>True when another answer fits into both budgets.</summary>
    public bool Allows(string incidentId)
    {
        lock (gate)
        {
            Turn();
            return today + options.MaximumOutputTokens <= options.TokensPerDay
                && incidents.GetValueOrDefault(incidentId) + options.MaximumOutputTokens <= options.TokensPerIncident;
        }
    }

    /// <summary>Adds what a call cost.</summary>
    public void Spend(string incidentId, int tokens)
    {
        lock (gate)
        {
            Turn();
            today += tokens;
            incidents[incidentId] = incidents.GetValueOrDefault(incidentId) + tokens;
        }
    }

    private void Turn()
    {
        var now = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (now == day) return;
        day = now;
        today = 0;
        incidents.Clear();
    }
}
