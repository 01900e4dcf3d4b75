using AIOps.Correlate.Dedup;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Ids that sort newest first as text: both stores read rows in ascending order, and lists want the newest.</summary>
internal static class IncidentIds
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The last millisecond of the year 9999: the largest time there is.</summary>
    private static readonly long End = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary><c>inc-</c>, ten base-36 digits of the time left, and six hex digits of scope and first alert.</summary>
    public static string Of(string scope, Alert first, DateTimeOffset openedAt) =>
        $"inc-{Base36(End - openedAt.ToUnixTimeMilliseconds())}-{Fingerprint.Hash(scope + "\n" + first.Id, 3)}";

    private static string Base36(long value)
    {
        Span<char> text = stackalloc char[10];
        for (var i = text.Length - 1; i >= 0; i--, value /= 36) text[i] = Digits[(int)(value % 36)];
        return new string(text);
    }
}
