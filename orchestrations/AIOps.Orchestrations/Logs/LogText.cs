using System.Text;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Logs;

/// <summary>The text of a record. An access log has none: then it is what was done and how it ended, in words, because a template keeps words and not numbers.</summary>
internal static class LogText
{
    public static byte[] Of(in LogRecord record)
    {
        if (!record.Message.IsEmpty)
        {
            // An exception is its type and its text.
            return IsType(record.Result) && record.Message.IndexOf(record.Result) < 0 ? [.. record.Result, .. ": "u8, .. record.Message] : record.Message.ToArray();
        }

        var what = Encoding.UTF8.GetString(record.Operation.IsEmpty ? record.Category : record.Operation);
        var outcome = record.StatusCode switch
        {
            >= 500 => " ended in a server error",
            >= 400 => " was refused as a wrong request",
            >= 300 => " was redirected",
            >= 200 => " succeeded",
            _ => record.Result.IsEmpty ? "" : $" ended with {Encoding.UTF8.GetString(record.Result)}",
        };
        return Encoding.UTF8.GetBytes(what + outcome);
    }

    /// <summary>The level; a record that names none is an error when it ended in one.</summary>
    public static LogLevel LevelOf(in LogRecord record) => record.Level switch
    {
        LogLevel.Unknown or LogLevel.Information when record.StatusCode >= 500 && record.Message.IsEmpty => LogLevel.Error,
        LogLevel.Unknown when record.StatusCode > 0 => LogLevel.Information,
        _ => record.Level,
    };

    private static bool IsType(ReadOnlySpan<byte> result) => result.EndsWith("Exception"u8) || result.EndsWith("Error"u8);
}
