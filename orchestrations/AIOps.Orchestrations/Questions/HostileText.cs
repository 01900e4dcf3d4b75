using System.Globalization;
using System.Text;
using AIOps.Diagnose.Redaction;

namespace AIOps.Orchestrations.Questions;

/// <summary>
/// Text that came with telemetry, or from outside: without secrets and personal data, one line, capped, without control, direction and zero-width
/// characters, and without brackets that could pass for a citation.
/// </summary>
public static class HostileText
{
    /// <summary>Makes a text harmless.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <param name="limit">Longest result, in characters; what is cut ends with an ellipsis.</param>
    public static string Plain(string? text, int limit)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Secrets go before the cap: a cut key has no shape any more.
        var redacted = new Redactor().Redact(text.Length > 8192 ? text[..8192] : text);
        var builder = new StringBuilder(Math.Min(redacted.Length, limit));
        foreach (var rune in redacted.EnumerateRunes())
        {
            if (builder.Length >= limit)
            {
                return builder.Append('…').ToString();
            }

            var category = Rune.GetUnicodeCategory(rune);
            var harmless = Rune.IsControl(rune) || category is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? " "
                : rune.ToString();
            builder.Append(harmless switch { "[" => "(", "]" => ")", _ => harmless });
        }

        return builder.ToString();
    }
}
