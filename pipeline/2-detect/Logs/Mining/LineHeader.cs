using System.Buffers;

namespace AIOps.Detect.Logs.Mining;

/// <summary>
/// Skips what loggers write before the text: time, level, process, thread, host and tag, name of the logger. Without a time (or the mark of a logger that always has one) nothing is
/// skipped, because then nothing says where a header would end.
/// </summary>
internal ref struct LineHeader(ReadOnlySpan<byte> line)
{
    private const int MostFields = 10;
    private const int LongestThread = 48;

    private static readonly SearchValues<byte> NoThread = SearchValues.Create("[]()=/"u8);

    private readonly ReadOnlySpan<byte> line = line;
    private int at;
    private bool time;
    private bool level;
    private bool syslog;
    private bool ended;

    /// <summary>Bytes of the header; 0 when the line has none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> line)
    {
        if (line.Length < 8 || !MayStart(line)) return 0;
        var header = new LineHeader(line);
        return header.Read();
    }

    // Nearly every text fails here: a time starts with a digit, a bracket, or a short name; a level without a time has a colon.
    private static bool MayStart(ReadOnlySpan<byte> line)
    {
        var first = line[0];
        if (first <= '9') return first is >= (byte)'0' or (byte)'-';
        if (first is (byte)'[' or (byte)'<') return true;
        if (line[3] is (byte)' ' or (byte)',') return KnownWords.IsDatePart(line[..3]);
        return line[4] == ':' || (line[1] is >= (byte)'0' and <= (byte)'9' && line[5] == ' ');
    }

    private int Read()
    {
        Priority();
        Role();
        for (var field = 0; field < MostFields && at < line.Length; field++)
        {
            var before = at;
            SkipSpace();
            if (!Stamp() && !LevelWord() && !Numbers() && !Thread() && !HostAndTag() && !Logger() && !Separator())
            {
                at = before;
                break;
            }

            if (ended) break;
            if (field > 1 && !time) return 0;
        }

        SkipSpace();
        return time && at < line.Length ? at : 0;
    }

    private void SkipSpace()
    {
        while (at < line.Length && line[at] <= ' ') at++;
    }

    private readonly int EndOfToken(int from)
    {
        while (from < line.Length && line[from] > ' ') from++;
        return from;
    }

    // <34>1 before a syslog line.
    private void Priority()
    {
        if (line[0] != '<') return;
        var close = line[..Math.Min(6, line.Length)].IndexOf((byte)'>');
        if (close < 2 || !WordRules.IsDigits(line[1..close])) return;
        at = close + 1;
        if (at < line.Length && WordRules.IsDigits(line[at..EndOfToken(at)])) at = EndOfToken(at);
    }

    // 1234:M before a time: process and role.
    private void Role()
    {
        var end = EndOfToken(at);
        if (end - at >= 3 && line[end - 2] == ':' && line[end - 1] is >= (byte)'A' and <= (byte)'Z' && WordRules.IsDigits(line[at..(end - 2)])) at = end;
    }

    private bool Stamp()
    {
        var length = TimeStamp.LengthOf(line[at..], out var kind);
        if (length == 0 || (kind == TimeStampKind.TimeOnly && !FollowedByLevel(at + length))) return false;
        at += length;
        time = true;
        syslog = kind == TimeStampKind.Syslog;
        if (kind == TimeStampKind.Klog) Klog();
        return true;
    }

    private readonly bool FollowedByLevel(int from)
    {
        if (time || level) return true;
        while (from < line.Length && line[from] <= ' ') from++;
        return LogLevelWord.LengthOf(line[from..]) > 0;
    }

    // Thread and place in the source end at a bracket: "       1 file.go:123] ".
    private void Klog()
    {
        var close = line[at..Math.Min(line.Length, at + 80)].IndexOf("] "u8);
        if (close > 0) at += close + 1;
        level = true;
        ended = close > 0;
    }

    private bool LevelWord()
    {
        var length = LogLevelWord.LengthOf(line[at..]);
        if (length == 0 || level || (!time && !LoggerFollows(at + length))) return false;
        var letter = length == 1;
        if (letter && !time) return false;
        at += length;
        level = true;
        if (letter) Tag();
        return true;
    }

    // "info: Some.Logger[14]" needs no time.
    private bool LoggerFollows(int from)
    {
        if (from == 0 || line[from - 1] != ':') return false;
        var next = from;
        while (next < line.Length && line[next] <= ' ') next++;
        var end = EndOfToken(next);
        var known = end > next + 3 && line[end - 1] == ']' && line[next..end].Contains((byte)'.');
        time |= known;
        return known;
    }

    // After a level of one letter: "D Component: text".
    private void Tag()
    {
        SkipSpace();
        var end = EndOfToken(at);
        if (end > at + 1 && line[end - 1] == ':') at = end;
    }

    // Process and thread: 1702, 12#34:, [1234], (1234).
    private bool Numbers()
    {
        if (!time) return false;
        var end = EndOfToken(at);
        var digits = false;
        for (var i = at; i < end; i++)
        {
            if (line[i] is >= (byte)'0' and <= (byte)'9') digits = true;
            else if (line[i] is not ((byte)'#' or (byte)':' or (byte)'[' or (byte)']' or (byte)'(' or (byte)')')) return false;
        }

        // A number behind the level belongs to the text.
        if (!digits || (level && line[end - 1] is not ((byte)':' or (byte)']'))) return false;
        at = end;
        return true;
    }

    // [main], (worker-1): one word in brackets.
    private bool Thread()
    {
        if (!time || at >= line.Length || line[at] is not ((byte)'[' or (byte)'(')) return false;
        var end = EndOfToken(at);
        var close = line[at] == '[' ? ']' : ')';
        var last = line[end - 1] == ':' ? end - 2 : end - 1;
        if (end - at > LongestThread || last <= at + 1 || line[last] != close || line[(at + 1)..last].ContainsAny(NoThread)) return false;
        at = end;
        return true;
    }

    private bool HostAndTag()
    {
        if (!syslog) return false;
        syslog = false;
        var host = EndOfToken(at);
        if (host >= line.Length || line[host - 1] == ':') return TagAt(at, host);
        var tag = host;
        while (tag < line.Length && line[tag] <= ' ') tag++;
        var end = EndOfToken(tag);
        if (TagAt(tag, end)) return true;
        at = host;
        return true;
    }

    private bool TagAt(int from, int end)
    {
        if (end <= from + 1 || line[end - 1] != ':') return false;
        at = end;
        ended = true;
        return true;
    }

    // A dotted name behind the level, or one that ends in a colon.
    private bool Logger()
    {
        if (!time) return false;
        var end = EndOfToken(at);
        var name = line[at..end];
        var colon = name.Length > 1 && name[^1] == ':';
        if (colon) name = name[..^1];
        if (name.Length > 3 && name[^1] == ']' && name.LastIndexOf((byte)'[') is > 0 and var open) name = name[..open];
        if (!(level || colon) || name.IndexOf((byte)'.') <= 0 || !IsName(name) || WordRules.IsNamedConstant(name)) return false;
        at = end;
        ended = colon;
        return true;
    }

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        if ((ByteClass.Of[name[0]] & ByteClass.Letter) == 0 || name[^1] == '.' || name.IndexOf(".."u8) >= 0) return false;
        foreach (var b in name)
        {
            if ((ByteClass.Of[b] & (ByteClass.Letter | ByteClass.Digit)) == 0 && b is not ((byte)'.' or (byte)'_' or (byte)'-' or (byte)'$')) return false;
        }

        return true;
    }

    private bool Separator()
    {
        var end = EndOfToken(at);
        var text = line[at..end];
        var dash = text is [(byte)'-'] || text.SequenceEqual("---"u8);
        if (!time || (!dash && text is not ([(byte)'|'] or [(byte)':'] or [(byte)'*'] or [(byte)'#']))) return false;
        at = end;
        // Behind the level, a dash stands between header and text.
        ended = dash && level;
        return true;
    }
}
