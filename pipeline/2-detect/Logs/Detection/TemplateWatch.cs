using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>What is known of one template of a stream, or of all lines of a level.</summary>
internal sealed class TemplateWatch(string id)
{
    public const int MostExamples = 3;
    private const int LeastSeen = 144;
    private const double LeastPresence = 0.93;
    private const double PresenceWeight = 0.02;

    /// <summary>A template that is gone for so many windows, and was not told, is forgotten.</summary>
    private const int MostQuiet = 36;
    private const double LastingFade = 0.8;
    private const double LastingFactor = 0.75;

    /// <summary>Id of the template.</summary>
    public string Id { get; } = id;

    public long Count { get; set; }

    public long FirstTicks { get; set; }

    public long LastTicks { get; set; }

    /// <summary>Lines of each level.</summary>
    public long[] Levels { get; set; } = new long[6];

    public List<string> Examples { get; set; } = [];

    /// <summary>Lines in the window that is open.</summary>
    public double Window { get; set; }

    /// <summary>Windows running that were far too high.</summary>
    public int High { get; set; }

    /// <summary>Set when the template is new, or came back after a long silence: lines from here on may open an anomaly.</summary>
    public long? NewsTicks { get; set; }

    /// <summary>Lines since <see cref="NewsTicks"/>.</summary>
    public double News { get; set; }

    /// <summary>True for one that was known before <see cref="NewsTicks"/>.</summary>
    public bool Rare { get; set; }

    /// <summary>Usual lines of a window when the newest deployment came.</summary>
    public double BeforeDeployment { get; set; }

    /// <summary>Share of the windows lately that had a line: half of it is of the last three hours.</summary>
    public double Presence { get; set; }

    /// <summary>Windows looked at for <see cref="Presence"/>.</summary>
    public int Seen { get; set; }

    /// <summary>Windows running without a line.</summary>
    public int Quiet { get; set; }

    /// <summary>Lines that were due in them.</summary>
    public double Missed { get; set; }

    /// <summary>True for one that was written in nearly every window since half a day (of windows of five minutes).</summary>
    public bool IsRegular => Seen >= LeastSeen && Presence >= LeastPresence;

    public RateBaseline Baseline { get; set; } = new();

    public LogEpisode? Episode { get; set; }

    /// <summary>The level of most lines.</summary>
    public LogLevel Level
    {
        get
        {
            var best = 0;
            for (var level = 1; level < Levels.Length; level++)
            {
                if (Levels[level] >= Levels[best] && Levels[level] > 0) best = level;
            }

            return (LogLevel)best;
        }
    }

    /// <summary>Lines of the last windows, old ones fading; one window counts for no more than what is high in it.</summary>
    public double Lasting { get; set; }

    /// <summary>Lines that were expected in them.</summary>
    public double LastingExpected { get; set; }

    /// <summary>Takes the lines of a window that closes, and says whether they have been too many for a while: less than a window alone would show.</summary>
    public bool AddRate(double expected, LogDetectOptions options)
    {
        Lasting = (LastingFade * Lasting) + Math.Min(Window, (options.RateFactor * expected) + options.RateLines);
        LastingExpected = (LastingFade * LastingExpected) + expected;
        return Window > expected && RateBaseline.IsHigh(Lasting, LastingExpected, LastingFactor * options.RateFactor, 2 * options.RateLines, 4);
    }

    /// <summary>Takes a window that closes, in a stream that is alive.</summary>
    /// <param name="due">Lines that are due at least in such a window.</param>
    public void SeeWindow(double due)
    {
        if (Window == 0 && Seen > 0)
        {
            (Quiet, Missed) = (Quiet + 1, Missed + due);
            if (Quiet > MostQuiet) (Presence, Seen, Quiet, Missed) = (0, 0, 0, 0);
            return;
        }

        // A pause counts once it is over: until then the template is what it was.
        for (; Quiet > 0; Quiet--) See(0);
        Missed = 0;
        See(Window > 0 ? 1 : 0);
    }

    private void See(double present)
    {
        Seen++;
        Presence += Math.Max(PresenceWeight, 1.0 / Seen) * (present - Presence);
    }

    /// <summary>Takes the counts of a template that was merged into this one.</summary>
    public void Absorb(TemplateWatch other)
    {
        Count += other.Count;
        Window += other.Window;
        FirstTicks = FirstTicks == 0 ? other.FirstTicks : Math.Min(FirstTicks, other.FirstTicks);
        LastTicks = Math.Max(LastTicks, other.LastTicks);
        for (var level = 0; level < Levels.Length; level++) Levels[level] += other.Levels[level];
        if (other.Baseline.Windows > Baseline.Windows) Baseline = other.Baseline;
        if (other.Presence > Presence) (Presence, Seen) = (other.Presence, other.Seen);
        BeforeDeployment += other.BeforeDeployment;
        (Quiet, Missed) = (0, 0);
        Episode ??= other.Episode;
        Rare |= other.Rare;
        // One of them was known: the sum is no news.
        if (other.NewsTicks is null) NewsTicks = null;
        foreach (var example in other.Examples)
        {
            if (Examples.Count < MostExamples) Examples.Add(example);
        }
    }
}
