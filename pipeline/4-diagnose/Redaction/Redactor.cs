using System.Globalization;

namespace AIOps.Diagnose.Redaction;

/// <summary>
/// Takes secrets and personal data out of text before it is stored or shown to a model. E-mail and IP addresses become pseudonyms that this instance can
/// turn back; keys, tokens, passwords and connection strings are gone for good. The same value gets the same pseudonym, so that facts stay comparable.
/// One instance per incident; not for use from several threads.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands where a secret was.</summary>
    public const string Secret = "<secret>";

    private readonly Dictionary<string, string> pseudonyms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> originals = new(StringComparer.Ordinal);

    /// <summary>The text without secrets and personal data.</summary>
    public string Redact(string text)
    {
        if (text.Length == 0) return text;
        text = SecretPatterns.Replace(text, Secret);
        text = PersonalPatterns.Email().Replace(text, match => Pseudonym(match.Value, "email"));
        text = PersonalPatterns.Ipv4().Replace(text, match => Pseudonym(match.Value, "ip"));
        return PersonalPatterns.Ipv6().Replace(text, match => System.Net.IPAddress.TryParse(match.Value, out _) ? Pseudonym(match.Value, "ip") : match.Value);
    }

    /// <summary>The text with pseudonyms of this instance turned back, for people who may see the original.</summary>
    public string Restore(string text) => originals.OrderByDescending(one => one.Key.Length)
        .Aggregate(text, (current, one) => current.Replace(one.Key, one.Value, StringComparison.Ordinal));

    private string Pseudonym(string value, string kind)
    {
        if (pseudonyms.TryGetValue(value, out var known)) return known;
        var number = originals.Keys.Count(key => key.StartsWith($"<{kind}-", StringComparison.Ordinal)) + 1;
        var made = string.Create(CultureInfo.InvariantCulture, $"<{kind}-{number}>");
        pseudonyms[value] = made;
        originals[made] = value;
        return made;
    }
}
