using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Faults;

/// <summary>Keeps what is most likely behind an incident up to date, whenever it has grown notably.</summary>
internal static class Suspecting
{
    /// <summary><see cref="TrackedIncident.SuspectedFrom"/> of an incident that was taken apart: what is behind it has to be asked again.</summary>
    public const int Anew = -1;

    private const int Kept = 12;

    /// <summary>What is less likely than this is not kept: later alerts hardly ever bring it back.</summary>
    private const double Least = 0.0005;

    /// <summary>The first resources show the problem best; more would cost time and tell little.</summary>
    private const int Symptoms = 24;

    /// <summary>Numbers of resources at which it is worth asking again.</summary>
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 24];

    /// <summary>Asks what is behind incidents that an operator took apart, where no topology was at hand.</summary>
    public static void Renew(Ledger ledger, ServiceGraphQuery query)
    {
        if (!ledger.Options.Admission.MustBeatChance) return;
        foreach (var incident in ledger.Incidents.Where(item => item is { ClosedAt: null, SuspectedFrom: Anew }).ToList()) Update(ledger, incident.Id, query);
    }

    public static void Update(Ledger ledger, string incidentId, ServiceGraphQuery query)
    {
        var incident = ledger.Incidents.First(item => item.Id == incidentId);
        var symptoms = Symptom.Of(incident.Alerts.Where(alert => alert.ResourceId.Length > 0)).OrderBy(symptom => symptom.At).Take(Symptoms).ToList();
        if (symptoms.Count == 0 || symptoms.Count <= incident.SuspectedFrom || (incident.Suspects.Count > 0 && !Sizes.Contains(symptoms.Count))) return;
        var best = new Explanation(symptoms, query, Changes(ledger)).Weigh().Take(Kept).Where(item => item.Probability >= Least);
        ledger.Replace(incident, incident with
        {
            SuspectedFrom = symptoms.Count,
            Suspects = [.. best.Select(item => new Suspicion(item.Hypothesis.Root, Math.Round(item.Probability, 5), item.Hypothesis.Onset,
                Math.Round(HypothesisFinder.Slowness(item.Hypothesis, symptoms), 3), item.Hypothesis.Pass, HypothesisFinder.IsUsedUp(item.Hypothesis.Root, symptoms)))],
        });
    }

    public static IReadOnlyList<(string ResourceId, DateTimeOffset At)> Changes(Ledger ledger) => [.. ledger.State.Changes.Select(change => (change.ResourceId, change.At))];
}
