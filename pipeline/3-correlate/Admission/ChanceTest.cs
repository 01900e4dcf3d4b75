using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>
/// Poisson scan test (Kulldorff 1997, without the maximisation): how rare is it that so many unexplained alerts come so close together by chance,
/// at the rate at which unexplained alerts have come lately?
/// </summary>
internal static class ChanceTest
{
    /// <summary>The rate fades with this time constant, so that it follows the hours of a day.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(6);

    /// <summary>Unexplained alerts per day that are assumed before any were seen.</summary>
    private const double PriorPerDay = 20;

    /// <summary>Clocks and evaluation periods blur starts by about this.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromMinutes(2);

    public static bool Passes(Ledger ledger, ServiceGraphQuery query, IReadOnlyList<Alert> group)
    {
        if (group.Count < 2) return false;
        var perDay = Math.Max(PriorPerDay, Rate(ledger.State.Background, ledger.Now));
        var resources = group.Select(alert => alert.ResourceId).Distinct(StringComparer.Ordinal).ToList();
        var known = Math.Max(query.Graph.Nodes.Count, resources.Count);
        var near = Math.Clamp(resources.SelectMany(query.Neighbours).Concat(resources).Distinct(StringComparer.Ordinal).Count(), 1, known);
        var span = group.Max(alert => alert.StartsAt) - group.Min(alert => alert.StartsAt) + Blur;
        var expected = perDay * span.TotalDays * near / known;
        return perDay * AtLeast(group.Count - 1, expected) < ledger.Options.Admission.ChanceIncidentsPerDay;
    }

    /// <summary>An alert ended and no incident explains it.</summary>
    public static void Count(Ledger ledger) =>
        ledger.State = ledger.State with { Background = new Background(ledger.Now, Rate(ledger.State.Background, ledger.Now) + (1 / Memory.TotalDays)) };

    private static double Rate(Background background, DateTimeOffset now) =>
        background.At is { } at ? background.PerDay * Math.Exp(-Math.Max(0, (now - at) / Memory)) : 0;

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
