using System.Text;
using AIOps.Detect.Logs.Detection;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Logs;

/// <summary>The log records of a batch by stream, copied out of the messages.</summary>
internal sealed class LogBatch
{
    private readonly Dictionary<(string Resource, string Category), (LogStreamId Id, List<LogLine> Lines)> _streams = [];

    /// <summary>The streams with their lines in order of arrival.</summary>
    public IEnumerable<(LogStreamId Id, List<LogLine> Lines)> Streams => _streams.Values;

    /// <summary>Takes a record; one that names no resource or category belongs to no stream.</summary>
    public void Add(in LogRecord record)
    {
        if (record.ResourceId.Length == 0 || record.Category.IsEmpty)
        {
            return;
        }

        var key = (record.ResourceId, Encoding.UTF8.GetString(record.Category));
        if (!_streams.TryGetValue(key, out var stream))
        {
            _streams.Add(key, stream = (new LogStreamId(key.ResourceId, key.Item2), []));
        }

        stream.Lines.Add(new LogLine(
            record.TimeTicks, LogText.LevelOf(record), LogText.Of(record), Encoding.UTF8.GetString(record.CorrelationId), record.Weight, record.ContentHash));
    }
}
