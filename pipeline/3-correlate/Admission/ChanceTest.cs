using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>
/// How rare is it that so many unexplained alerts come so close together, and last so long, by chance? A Poisson scan test (Kulldorff 1997) whose zones are what one
/// cause could explain, times what is known of the length of such alerts. Two alerts of one resource are not independent: one hiccup may show in two rules.
/// </summary>
internal sealed class ChanceTest(Ledger ledger, ServiceGraphQuery query)
{
    /// <summary>Clocks and evaluation periods blur starts by about this; ends take about this long to arrive.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromMinutes(2);

    private readonly Hum hum = new(ledger.State.Background, ledger.Now);
    private readonly int hops = ledger.Options.MaxHops;

    public bool Passes(IReadOnlyList<Alert> group)
    {
        var allowed = ledger.Options.Admission.ChanceIncidentsPerDay / hum.PerDay;
        var known = Math.Max(query.Graph.Nodes.Count, group.Select(alert => alert.ResourceId).Distinct(StringComparer.Ordinal).Count());
        var reach = group.Select(alert => query.PossibleCauses(alert.ResourceId, hops)).ToArray();
        var zones = reach.SelectMany(causes => causes.Keys).Distinct(StringComparer.Ordinal)
            .Select(cause => (Cause: cause, Hits: group.Where((_, i) => reach[i].GetValueOrDefault(cause) >= RuleSet.Explains).ToList()))
            .Where(zone => zone.Hits.Count >= 2).ToList();
        // Many zones are tried, so each must be that much rarer (Bonferroni).
        return zones.Any(zone => Probability(zone.Hits, zone.Cause, known) * zones.Count < allowed);
    }

    private double Probability(List<Alert> hits, string cause, int known)
    {
        var span = hits.Max(alert => alert.StartsAt) - hits.Min(alert => alert.StartsAt) + Blur;
        var perResource = hum.PerDay * span.TotalDays / known;
        // The zone of a cause is everything that its failure could show at: chance had that many places to hit.
        var zone = Math.Min(known, query.CountAffected(cause, hops, RuleSet.Explains));
        var families = hits.GroupBy(alert => ArmId.WholeOf(alert.ResourceId)).Select(family => family.Count()).ToList();
        var probability = AtLeast(families.Count - 1, perResource * zone);
        foreach (var size in families.Where(size => size > 1))
        {
            var inFamily = perResource * FamilyParts;
            probability *= Math.Min(1, (hum.Paired * AtLeast(size - 2, inFamily)) + AtLeast(size - 1, inFamily));
        }

        foreach (var alert in hits) probability *= hum.HiccupOdds((alert.EndsAt ?? ledger.Now - Blur) - alert.StartsAt, alert.EndsAt is not null);
        return probability;
    }

    /// <summary>A whole with its parts is about this many resources.</summary>
    private const double FamilyParts = 4;

    /// <summary>P(X >= count) for X ~ Poisson(mean).</summary>
    internal static double AtLeast(int count, double mean)
    {
        var term = Math.Exp(-mean);
        var below = 0.0;
        for (var i = 0; i < count; i++)
        {
            below += term;
            term *= mean / (i + 1);
        }

        // Far in the tail the difference 1 - below is rounding noise: the series itself is exact there.
        if (below < 0.999) return 1 - below;
        var tail = 0.0;
        for (var i = count; i < count + 50; i++)
        {
            tail += term;
            term *= mean / (i + 1);
        }

        return tail;
    }
}
