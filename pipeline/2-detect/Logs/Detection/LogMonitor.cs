using System.Text;
using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>
/// Watches one log stream: mines its templates, learns how often each is written, and raises what is new, rare, much more frequent, or an operation like none before. Information alone
/// raises nothing: it is shown beside an incident, it does not make one. Event time decides. Not thread-safe.
/// </summary>
public sealed partial class LogMonitor
{
    private const int LongestExample = 240;
    private const int LeastHashes = 1024;
    private const int MostHashes = 16_384;

    private readonly LogDetectOptions options;
    private readonly Func<string, string> redact;
    private readonly TemplateMiner miner;
    private readonly Dictionary<string, TemplateWatch> watches = new(StringComparer.Ordinal);
    private readonly Dictionary<LogLevel, TemplateWatch> levels = [];
    private readonly Dictionary<(string Template, long Minute), long> counts = [];
    private readonly Queue<ulong> recent = new();
    private readonly HashSet<ulong> recentSet = [];
    private readonly OperationWatch operations = new();
    private RateBaseline errorShare = new();
    private readonly List<Anomaly> events = [];
    private TemplateWatch stream = new("");
    private int hashes = LeastHashes;
    private int open;

    private LogMonitor(LogStreamId id, LogDetectOptions options, Func<string, string> redact, TemplateMiner miner) =>
        (Id, this.options, this.redact, this.miner) = (id, options, redact, miner);

    /// <summary>The stream.</summary>
    public LogStreamId Id { get; }

    /// <summary>Event time of the newest line, UTC ticks; 0 before the first.</summary>
    public long LastTicks { get; private set; }

    /// <summary>Lines taken since the stream is known.</summary>
    public long Lines => stream.Count;

    /// <summary>Lines that came twice.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Templates dropped to stay within memory.</summary>
    public long Dropped => miner.Dropped;

    /// <summary>Templates known.</summary>
    public int TemplateCount => watches.Count;

    /// <summary>True while an anomaly is open.</summary>
    public bool HasOpen => open > 0;

    /// <summary>A stream that nothing is known of.</summary>
    /// <param name="id">The stream.</param>
    /// <param name="options">Limits.</param>
    /// <param name="redact">Takes secrets and personal data out of what is kept for people.</param>
    public static LogMonitor Create(LogStreamId id, LogDetectOptions options, Func<string, string> redact) => new(id, options, redact, new(options.Miner));

    /// <summary>Takes a line. One that was seen before changes nothing.</summary>
    public void Observe(in LogLine line)
    {
        if (line.ContentHash != 0 && !Remember(line.ContentHash))
        {
            Duplicates++;
            return;
        }

        Advance(line.TimeTicks);
        var template = miner.Match(line.Text.Span);
        Follow(miner.TakeMerges());
        var watch = WatchOf(template, line);
        var weight = (long)Math.Max(1, line.Weight);
        Count(watch, line, weight);
        Count(stream, line, weight);
        Count(LevelWatch(line.Level), line, weight);
        var minute = line.TimeTicks / TimeSpan.TicksPerMinute;
        counts[(template.Id, minute)] = counts.GetValueOrDefault((template.Id, minute)) + weight;
        if (watch.Examples.Count < TemplateWatch.MostExamples) AddExample(watch, line.Text.Span);
        if (line.Correlation.Length > 0) operations.Add(line.Correlation, Convert.ToUInt64(template.Id, 16), line.TimeTicks);
        LookForNews(watch, template, line, weight);
    }

    /// <summary>Makes room to know again as many lines as a batch holds: a batch may come twice.</summary>
    public void Expect(int lines) => hashes = Math.Max(hashes, Math.Min(lines, MostHashes));

    /// <summary>Lines per template and minute (minutes since year 1) since the last call, for the charts.</summary>
    public IReadOnlyList<LogMinute> TakeCounts()
    {
        LogMinute[] taken = [.. counts.Select(static one => new LogMinute(one.Key.Template, one.Key.Minute, one.Value))];
        counts.Clear();
        return taken;
    }

    /// <summary>Anomalies that opened, went on or cleared since the last call.</summary>
    public IReadOnlyList<Anomaly> TakeEvents()
    {
        if (events.Count == 0) return [];
        Anomaly[] taken = [.. events];
        events.Clear();
        return taken;
    }

    /// <summary>The templates as people see them.</summary>
    public IReadOnlyList<LogTemplateView> Templates() =>
        [.. miner.Templates.Where(one => watches.ContainsKey(one.Id)).Select(one => ViewOf(one, watches[one.Id]))];

    private LogTemplateView ViewOf(LogTemplate template, TemplateWatch watch) => new(
        template.Id, redact(template.Text), watch.Level, watch.Count, new(watch.FirstTicks, TimeSpan.Zero), new(watch.LastTicks, TimeSpan.Zero), [.. watch.Examples], template.Aliases);

    private bool Remember(ulong hash)
    {
        if (!recentSet.Add(hash)) return false;
        recent.Enqueue(hash);
        while (recent.Count > hashes) recentSet.Remove(recent.Dequeue());
        return true;
    }

    // Counts of a template that was merged away belong to the one that took it in.
    private void Follow(IReadOnlyList<TemplateMerge> merges)
    {
        foreach (var merge in merges)
        {
            if (!watches.Remove(merge.OldId, out var old)) continue;
            if (!watches.TryGetValue(merge.NewId, out var watch)) watches.Add(merge.NewId, watch = new(merge.NewId) { NewsTicks = old.NewsTicks, News = old.News });
            if (old.Episode is { } ended && watch.Episode is not null) End(old, ended, ended.LastTicks, old.Id);
            watch.Absorb(old);
        }
    }

    private TemplateWatch WatchOf(LogTemplate template, in LogLine line)
    {
        if (watches.TryGetValue(template.Id, out var watch)) return watch;
        if (watches.Count >= options.MaxTemplates) ForgetDropped();
        var learnt = stream.Count >= options.LearningLines && line.TimeTicks - stream.FirstTicks >= options.LearningTime.Ticks;
        watch = new(template.Id) { FirstTicks = line.TimeTicks, NewsTicks = learnt ? line.TimeTicks : null };
        watches.Add(template.Id, watch);
        return watch;
    }

    private void ForgetDropped()
    {
        var live = miner.Templates.Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in watches.Keys.Where(id => !live.Contains(id)).ToList())
        {
            if (watches.Remove(id, out var gone) && gone.Episode is { } episode) End(gone, episode, LastTicks, id);
        }
    }

    private TemplateWatch LevelWatch(LogLevel level)
    {
        if (!levels.TryGetValue(level, out var watch)) levels.Add(level, watch = new(level.ToString()) { FirstTicks = LastTicks });
        return watch;
    }

    private void Count(TemplateWatch watch, in LogLine line, long weight)
    {
        if (watch.Count > 0 && watch.NewsTicks is null && watch != stream && line.TimeTicks - watch.LastTicks >= options.RareAfter.Ticks)
        {
            (watch.NewsTicks, watch.News, watch.Rare) = (line.TimeTicks, 0, true);
        }

        if (watch.FirstTicks == 0) watch.FirstTicks = line.TimeTicks;
        watch.Count += weight;
        watch.Window += weight;
        watch.LastTicks = Math.Max(watch.LastTicks, line.TimeTicks);
        watch.Levels[(int)line.Level] += weight;
        if (watch.Episode is not { } episode) return;
        episode.Lines += weight;
        episode.LastTicks = Math.Max(episode.LastTicks, line.TimeTicks);
    }

    private void AddExample(TemplateWatch watch, ReadOnlySpan<byte> text)
    {
        var line = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 2 * LongestExample)]);
        line = redact(line);
        if (line.Length > LongestExample) line = line[..LongestExample] + "…";
        if (!watch.Examples.Contains(line, StringComparer.Ordinal)) watch.Examples.Add(line);
    }
}
