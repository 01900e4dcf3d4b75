using AIOps.Correlate.Dedup;

namespace AIOps.Correlate;

/// <summary>Ids that sort newest first as text: both stores read rows in ascending order, and lists want the newest.</summary>
public static class IncidentIds
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>48 bits: of a thousand incidents in one millisecond two share an id once in half a billion times, and an id that two share is an incident lost.</summary>
    private const int HashBytes = 6;

    /// <summary>The last millisecond of the year 9999: the largest time there is.</summary>
    private static readonly long End = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The id of what an operator splits off: the same request made twice names the same incident.</summary>
    /// <param name="incidentId">The incident that is split.</param>
    /// <param name="alertIds">What moves; the order does not matter.</param>
    /// <param name="at">When it was asked for.</param>
    public static string OfSplit(string incidentId, IEnumerable<string> alertIds, DateTimeOffset at) =>
        Of(at, incidentId + "\n" + string.Join('\n', alertIds.Order(StringComparer.Ordinal)));

    /// <summary><c>inc-</c>, ten base-36 digits of the time left, and twelve hex digits of scope and first alert.</summary>
    internal static string Of(string scope, Alert first, DateTimeOffset openedAt) => Of(openedAt, scope + "\n" + first.Id);

    private static string Of(DateTimeOffset at, string content) => $"inc-{Base36(End - at.ToUnixTimeMilliseconds())}-{Fingerprint.Hash(content, HashBytes)}";

    private static string Base36(long value)
    {
        Span<char> text = stackalloc char[10];
        for (var i = text.Length - 1; i >= 0; i--, value /= 36) text[i] = Digits[(int)(value % 36)];
        return new string(text);
    }
}
