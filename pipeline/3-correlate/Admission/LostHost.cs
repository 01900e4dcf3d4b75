using AIOps.Correlate.Faults;

namespace AIOps.Correlate.Admission;

/// <summary>
/// A lost host takes all that runs on it along: many resources that are gone within a minute. Each alone may be a weak sign, because the topology does not say where it runs or
/// because a clock is wrong. Together they speak for the loss; what belongs to the problem is decided as always.
/// </summary>
internal sealed class LostHost(ServiceGraphQuery query, Odds odds)
{
    /// <summary>Share of the alerts about themselves in which a lost host and what ran on it say that they are gone.</summary>
    private const double SaysGone = 0.85;

    /// <summary>The same of hiccups: used up, restarted and gone are about as frequent.</summary>
    private const double GoneAnyway = 1 / 3.0;

    /// <summary>Ln of how often a host that breaks is lost rather than used up.</summary>
    private static readonly double Lost = Math.Log(0.5);

    private static readonly double IsGone = Math.Log(SaysGone / GoneAnyway);
    private static readonly double IsNot = Math.Log((1 - SaysGone) / (1 - GoneAnyway));

    /// <summary>Ln of what they add to the likelihood ratio between a problem and mere chance, 0 or more.</summary>
    /// <param name="group">The problem.</param>
    /// <param name="symptoms">All that waits.</param>
    /// <param name="otherwise">Ln of the likelihood of a symptom without it.</param>
    public double Signs(NewGroup group, IReadOnlyList<Symptom> symptoms, Func<Symptom, double> otherwise)
    {
        var hypothesis = group.Hypothesis;
        if (hypothesis.Spread.Hosted.Count == 0) return 0;
        var sum = Lost;
        foreach (var symptom in symptoms.Where(symptom => symptom.IsOwn && !odds.IsRoutine(symptom)))
        {
            if (WayTo(symptom, hypothesis) is not { Calls: 0, Sideways: false } reach) continue;
            var look = symptom.IsGone ? IsGone : IsNot;
            if (group.Members.Contains(symptom))
            {
                sum += look;
                continue;
            }

            var value = hypothesis.Through(symptom, reach) + look;
            if (symptom.IsGone && value > otherwise(symptom)) sum += value - odds.Noise(symptom);
        }

        return Math.Max(0, sum);
    }

    // What runs somewhere, and nobody knows where, may run on this host.
    private Reach? WayTo(Symptom symptom, Hypothesis hypothesis)
    {
        if (hypothesis.Spread.TryGetValue(symptom.Resource, out var reach)) return reach;
        var runsUnknown = symptom.Whole != symptom.Resource && query.Dependencies(symptom.Resource).All(edge => edge.Kind != "hosts");
        return runsUnknown ? new Reach(Spread.Hosted * query.Missing.Between(symptom.Resource, hypothesis.Root), 0, 1, false) : null;
    }
}
