namespace AIOps.Detect.Slo;

/// <summary>What is left of the bad events that an objective leaves over its window.</summary>
/// <param name="Events">All events of the window so far.</param>
/// <param name="Bad">Bad ones.</param>
/// <param name="Allowed">Bad events that the target leaves out of <paramref name="Events"/>.</param>
public sealed record ErrorBudget(double Events, double Bad, double Allowed)
{
    /// <summary>Share that is left: 1 untouched, 0 used up, below 0 overspent; 1 before the first event.</summary>
    public double Remaining => Allowed <= 0 ? 1 : 1 - (Bad / Allowed);

    /// <summary>Share of good events, 0 to 1; null before the first event.</summary>
    public double? Achieved => Events <= 0 ? null : 1 - (Bad / Events);

    /// <summary>The budget over the minutes from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static ErrorBudget Of(SloHistory history, long from, long to, double allowance)
    {
        var sum = history.Sum(from, to);
        return new ErrorBudget(sum.Total, Math.Max(0, sum.Total - sum.Good), sum.Total * allowance);
    }

    /// <summary>How long the rest lasts at a burn rate; null when it does not shrink or is gone.</summary>
    public TimeSpan? LastsAt(double burnRate, int windowDays) =>
        burnRate <= 0 || Remaining <= 0 ? null : TimeSpan.FromDays(Remaining * windowDays / burnRate);
}
