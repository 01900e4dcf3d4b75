namespace AIOps.Orchestrations.Logs;

/// <summary>What this host has done with logs since its start.</summary>
public sealed class LogStatistics
{
    private readonly LogCache _cache;
    private long _lines;
    private long _duplicates;

    internal LogStatistics(LogCache cache) => _cache = cache;

    /// <summary>Counts lines of a batch.</summary>
    public void Count(long lines, long duplicates)
    {
        Interlocked.Add(ref _lines, lines);
        Interlocked.Add(ref _duplicates, duplicates);
    }

    /// <summary>The figures.</summary>
    public LogSnapshot Read()
    {
        var entries = _cache.Entries;
        return new LogSnapshot(
            Interlocked.Read(ref _lines), Interlocked.Read(ref _duplicates), entries.Sum(static one => one.Monitor.TemplateCount), entries.Count, entries.Sum(static one => one.Monitor.Dropped));
    }
}
