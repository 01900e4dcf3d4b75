using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Reads severities, which Azure writes as words or as numbers of two opposite scales.</summary>
internal static class Levels
{
    /// <summary>Words, or the numbers of <c>System.Diagnostics.Tracing.EventLevel</c>: 1 critical to 5 verbose.</summary>
    public static LogLevel Of(in JsonToken token, ReadOnlySpan<byte> source)
    {
        if (token.Kind is not (JsonKind.String or JsonKind.Number) || token.Length == 0) return LogLevel.Unknown;
        var text = token.Of(source);
        return text[0] is >= (byte)'0' and <= (byte)'9'
            ? text.Length == 1 && text[0] is >= (byte)'1' and <= (byte)'5' ? (LogLevel)('6' - text[0]) : LogLevel.Unknown
            : OfWord(text);
    }

    /// <summary>Words, or the numbers of Application Insights: 0 verbose to 4 critical.</summary>
    public static LogLevel OfSeverity(in JsonToken token, ReadOnlySpan<byte> source)
    {
        if (token.Kind is not (JsonKind.String or JsonKind.Number) || token.Length == 0) return LogLevel.Unknown;
        var text = token.Of(source);
        return text[0] is >= (byte)'0' and <= (byte)'9'
            ? text.Length == 1 && text[0] <= (byte)'4' ? (LogLevel)(text[0] - '0' + 1) : LogLevel.Unknown
            : OfWord(text);
    }

    /// <summary>A severity word of Azure, syslog, or a logging framework, in any case.</summary>
    public static LogLevel OfWord(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2) return LogLevel.Unknown;
        return ((byte)(text[0] | 0x20), (byte)(text[1] | 0x20)) switch
        {
            ((byte)'i', (byte)'n') or ((byte)'n', (byte)'o') => LogLevel.Information,
            ((byte)'w', (byte)'a') => LogLevel.Warning,
            ((byte)'e', (byte)'r') => LogLevel.Error,
            ((byte)'c', (byte)'r') or ((byte)'f', (byte)'a') or ((byte)'e', (byte)'m') or ((byte)'a', (byte)'l') or ((byte)'p', (byte)'a') => LogLevel.Critical,
            ((byte)'v', (byte)'e') or ((byte)'d', (byte)'e') or ((byte)'t', (byte)'r') => LogLevel.Verbose,
            _ => LogLevel.Unknown,
        };
    }
}
