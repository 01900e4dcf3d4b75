using System.Text;
using AIOps.Diagnose.Redaction;

namespace AIOps.Diagnose.Writing;

/// <summary>Text that came with telemetry, made harmless for a sentence: without secrets, one line, capped, no control characters, no brackets that could pass for a citation.</summary>
internal static class QuotedText
{
    public static string Plain(string text, int limit)
    {
        // Secrets go before the cap: a cut key has no shape any more.
        text = SecretPatterns.Replace(text, Redactor.Secret);
        var builder = new StringBuilder(Math.Min(text.Length, limit));
        foreach (var rune in text.EnumerateRunes())
        {
            if (builder.Length >= limit) return builder.Append('…').ToString();
            var harmless = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format ? new Rune(' ') : rune;
            builder.Append(harmless.Value switch { '[' => "(", ']' => ")", '"' => "'", _ => harmless.ToString() });
        }

        return builder.ToString();
    }

    public static string Quote(string text, int limit = 120) => $"\"{Plain(text, limit)}\"";
}
