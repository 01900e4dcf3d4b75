namespace AIOps.Detect.Metrics.Resources;

/// <summary>
/// The episodes of one resource: metrics that begin to deviate together have one cause, so one anomaly is told for them and not one per metric. An episode stays untold while another
/// one, that began within <see cref="Together"/> of it and is at least as severe, stands for it; a worse one is always told under its own name, and what is still open when its stand-in ends is told then.
/// Immutable; the same events give the same answers, also when they come twice.
/// </summary>
/// <param name="Open">Open episodes in order of arrival.</param>
/// <param name="Closed">The last episodes that ended, newest last.</param>
public sealed record CauseBook(IReadOnlyList<OpenEpisode> Open, IReadOnlyList<ClosedEpisode> Closed)
{
    /// <summary>Metrics that deviate within this time of each other share a cause.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    private const int Remembered = 20;

    // An end that never came (a series was deleted) must not stand for others for ever.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(3);

    /// <summary>A resource without trouble.</summary>
    public static CauseBook Empty { get; } = new([], []);

    /// <summary>Takes in the phase of an episode.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="ending">Ids of episodes that are known to end now as well: they are not told at the end of their stand-in.</param>
    /// <returns>The book after it, and the phases to tell: none, the phase itself, or that of an episode that it stood for.</returns>
    public (CauseBook After, IReadOnlyList<Anomaly> Tell) Take(Anomaly phase, IReadOnlySet<string> ending) =>
        phase.Phase == AnomalyPhase.Cleared ? Clear(phase, ending) : Went(phase);

    private (CauseBook, IReadOnlyList<Anomaly>) Went(Anomaly phase)
    {
        if (Closed.FirstOrDefault(one => one.Id == phase.Id) is { } over)
        {
            return (this, over.Told ? [phase] : []);
        }

        List<OpenEpisode> open = [.. Open.Where(one => phase.At - one.Newest.At < Forgotten)];
        var place = open.FindIndex(one => one.Newest.Id == phase.Id);
        var told = place >= 0 && open[place].Told;
        var tell = told || !StandIn(open, phase);
        if (place >= 0)
        {
            open[place] = new OpenEpisode(phase, tell);
        }
        else
        {
            open.Add(new OpenEpisode(phase, tell));
        }

        // What is told for the first time begins then, whatever it was called while it was untold.
        return (this with { Open = open }, tell ? [told || phase.Phase == AnomalyPhase.Opened ? phase : phase with { Phase = AnomalyPhase.Opened }] : []);
    }

    private (CauseBook, IReadOnlyList<Anomaly>) Clear(Anomaly phase, IReadOnlySet<string> ending)
    {
        if (Closed.FirstOrDefault(one => one.Id == phase.Id) is { } over)
        {
            return (this, over.Told ? [phase, .. Open.Where(one => over.Promoted.Contains(one.Newest.Id)).Select(Begin)] : []);
        }

        var ended = Open.FirstOrDefault(one => one.Newest.Id == phase.Id);
        List<OpenEpisode> open = [.. Open.Where(one => one != ended)];
        if (ended is { Told: false })
        {
            return (new CauseBook(open, Remember(new ClosedEpisode(phase.Id, false, []))), []);
        }

        List<Anomaly> tell = [phase];
        List<string> promoted = [];
        foreach (var waiting in open.Where(static one => !one.Told).OrderBy(static one => one.Newest.Severity).ToList())
        {
            if (!StandIn(open, waiting.Newest) && !ending.Contains(waiting.Newest.Id))
            {
                open[open.IndexOf(waiting)] = waiting with { Told = true };
                promoted.Add(waiting.Newest.Id);
                tell.Add(Begin(waiting));
            }
        }

        return (new CauseBook(open, Remember(new ClosedEpisode(phase.Id, true, promoted))), tell);
    }

    private IReadOnlyList<ClosedEpisode> Remember(ClosedEpisode one) => [.. Closed.TakeLast(Remembered - 1), one];

    private static Anomaly Begin(OpenEpisode one) => one.Newest with { Phase = AnomalyPhase.Opened };

    private static bool StandIn(List<OpenEpisode> open, Anomaly phase) => open.Exists(
        one => one.Told && one.Newest.Id != phase.Id && one.Newest.Severity <= phase.Severity && (one.Newest.Since - phase.Since).Duration() <= Together);
}
