namespace AIOps.Orchestrations.Shadow;

/// <summary>Pairs what two configurations opened.</summary>
public static class ShadowComparison
{
    /// <summary>How far apart two episodes of a series may begin and still be the same one.</summary>
    public static readonly TimeSpan Same = TimeSpan.FromMinutes(30);

    /// <summary>Pairs each live opening with the nearest one of the challenger on the same series; each is used once.</summary>
    public static ShadowPairs Of(IReadOnlyList<ShadowOpening> openings)
    {
        var free = openings.Where(static one => !one.Live).ToList();
        List<(ShadowOpening Live, ShadowOpening Challenger)> both = [];
        List<ShadowOpening> onlyLive = [];
        foreach (var live in openings.Where(static one => one.Live).OrderBy(static one => one.Since))
        {
            var match = free.Where(other => other.SeriesKey == live.SeriesKey && (other.Since - live.Since).Duration() <= Same).MinBy(other => (other.Since - live.Since).Duration());
            if (match is null)
            {
                onlyLive.Add(live);
            }
            else
            {
                free.Remove(match);
                both.Add((live, match));
            }
        }

        return new ShadowPairs(both, onlyLive, free);
    }
}

/// <summary>What both opened, and what only one of them did.</summary>
/// <param name="Both">Pairs.</param>
/// <param name="OnlyLive">Alerts that a switch would end.</param>
/// <param name="OnlyChallenger">Alerts that a switch would add.</param>
public sealed record ShadowPairs(
    IReadOnlyList<(ShadowOpening Live, ShadowOpening Challenger)> Both, IReadOnlyList<ShadowOpening> OnlyLive, IReadOnlyList<ShadowOpening> OnlyChallenger);
