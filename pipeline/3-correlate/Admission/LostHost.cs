using AIOps.Correlate.Faults;

namespace AIOps.Correlate.Admission;

/// <summary>
/// A lost host takes all that runs on it along: many resources that are gone within a minute. Each alone may be a weak sign, because the topology does not say where it runs or
/// because a clock is wrong, so that no other question finds them to be one problem.
/// </summary>
internal sealed class LostHost(ServiceGraphQuery query, NewProblems problems, Odds odds)
{
    /// <summary>Share of the alerts about themselves in which a lost host and what ran on it say that they are gone.</summary>
    private const double SaysGone = 0.85;

    /// <summary>The same of hiccups: used up, restarted and gone are about as frequent.</summary>
    private const double GoneAnyway = 1 / 3.0;

    /// <summary>Ln of how often a host that breaks is lost rather than used up.</summary>
    private static readonly double Lost = Math.Log(0.5);

    private static readonly double IsGone = Math.Log(SaysGone / GoneAnyway);
    private static readonly double IsNot = Math.Log((1 - SaysGone) / (1 - GoneAnyway));

    /// <summary>The likeliest loss of a host, or null where what one resource shows is no sign of any.</summary>
    /// <param name="mine">What the resource shows; it must be part of the problem.</param>
    /// <param name="near">What waits and began about when it did.</param>
    /// <param name="otherwise">Ln of the likelihood of a symptom without a new problem.</param>
    public NewGroup? Find(Symptom mine, IReadOnlyList<Symptom> near, Func<Symptom, double> otherwise)
    {
        if (!mine.IsGone) return null;
        var gone = near.Where(symptom => symptom.IsGone && !odds.IsRoutine(symptom)).ToList();
        var hosts = gone.SelectMany(symptom => Hosts(symptom.Resource).Append(symptom.Resource)).Where(host => query.SpreadOf(host, false).Hosted.Count > 0);
        return hosts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(host => Of(host, gone, near, otherwise)).Where(group => group?.Members.Contains(mine) == true).MaxBy(group => group!.Gain);
    }

    private NewGroup? Of(string host, List<Symptom> gone, IReadOnlyList<Symptom> near, Func<Symptom, double> otherwise)
    {
        var spread = query.SpreadOf(host, false);
        var ways = gone.Select(symptom => (Symptom: symptom, Way: WayTo(symptom, spread, host))).Where(item => item.Way is { Calls: 0 }).ToList();
        if (ways.Count == 0) return null;
        // The median of what each says of it: a few wrong clocks do not move it.
        var said = ways.Select(item => item.Symptom.At - Hypothesis.Delay(item.Way!.Value.Steps)).Order().ToList();
        var hypothesis = new Hypothesis(host, spread, said[(said.Count - 1) / 2], Character.Failing, Spread.UsualPass);
        var values = ways.Select(item => (item.Symptom, Value: hypothesis.Through(item.Symptom, item.Way!.Value) + IsGone)).ToList();
        foreach (var symptom in near)
        {
            if (gone.Contains(symptom) || odds.IsRoutine(symptom) || !spread.TryGetValue(symptom.Resource, out var reach)) continue;
            var value = hypothesis.Through(symptom, reach) + (symptom.IsOwn && reach.Calls == 0 ? IsNot : 0);
            if (value >= NewProblems.TakenAlong) values.Add((symptom, value));
        }

        values.RemoveAll(item => item.Value <= otherwise(item.Symptom));
        List<Symptom> members = [.. values.Select(item => item.Symptom)];
        var signs = Lost + problems.Signs(hypothesis, members) + problems.Silence(hypothesis, members, problems.Loud(near));
        return new NewGroup(hypothesis, members, values.Sum(item => item.Value - odds.Noise(item.Symptom)) + signs,
            values.Sum(item => item.Value - otherwise(item.Symptom)) + signs, values.Sum(item => item.Value) + signs);
    }

    // What runs somewhere, and nobody knows where, may run on this host.
    private Reach? WayTo(Symptom symptom, SpreadMap spread, string host)
    {
        if (spread.TryGetValue(symptom.Resource, out var reach)) return reach;
        return symptom.Whole == symptom.Resource || Hosts(symptom.Resource).Any() ? null
            : new Reach(Spread.Hosted * query.Missing.Between(symptom.Resource, host), 0, 1, false);
    }

    private IEnumerable<string> Hosts(string resource) => query.Dependencies(resource).Where(edge => edge.Kind == "hosts").Select(edge => edge.To);
}
