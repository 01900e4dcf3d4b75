using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>What is known of one template of a stream, or of all lines of a level.</summary>
internal sealed class TemplateWatch(string id)
{
    public const int MostExamples = 3;

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

    /// <summary>Takes the counts of a template that was merged into this one.</summary>
    public void Absorb(TemplateWatch other)
    {
        Count += other.Count;
        Window += other.Window;
        FirstTicks = FirstTicks == 0 ? other.FirstTicks : Math.Min(FirstTicks, other.FirstTicks);
        LastTicks = Math.Max(LastTicks, other.LastTicks);
        for (var level = 0; level < Levels.Length; level++) Levels[level] += other.Levels[level];
        if (other.Baseline.Windows > Baseline.Windows) Baseline = other.Baseline;
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
