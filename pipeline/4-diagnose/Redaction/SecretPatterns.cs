using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Redaction;

/// <summary>Shapes of secrets: by their own form, or by the name in front of them.</summary>
internal static partial class SecretPatterns
{
    public static string Replace(string text, string mark)
    {
        text = PrivateKey().Replace(text, mark);
        text = UrlPassword().Replace(text, match => match.Groups["before"].Value + mark + "@");
        text = Scheme().Replace(text, match => match.Groups["before"].Value + mark);
        text = Named().Replace(text, match => match.Groups["before"].Value + mark);
        text = Token().Replace(text, mark);
        return StorageKey().Replace(text, mark);
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<before>\b[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s/@]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"(?<before>\b(?:Bearer|Basic|SharedKey|SharedAccessSignature|Digest|Negotiate)\s+)(?!<)[A-Za-z0-9+/_.~=:%&-]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // The name of a secret followed by its value: connection strings, query strings, headers, JSON, environment dumps.
    [GeneratedRegex(@"(?<before>(?:account[_ -]?key|shared[_ -]?access[_ -]?key(?!name)|access[_ -]?key(?:[_ -]?id)?|secret[_ -]?access[_ -]?key|password|passwd|passphrase|\bpwd|client[_ -]?secret|\bsecret(?:[_ -]?key)?|api[_ -]?key|subscription[_ -]?key|instrumentation[_ -]?key|function[_ -]?key|x-functions-key|private[_ -]?key|storage[_ -]?key|master[_ -]?key|(?:access|refresh|auth|id|session|csrf|bearer|sas)[_ -]?token|\btoken|\bsig|\bcode(?==)|connection[_ -]?string)""?\s*(?:=|:(?!//))\s*[""']?)(?!<secret>)(?:[^\s""',;&)}\]]{4,})", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    // JSON web tokens and the prefixes that issuers give their tokens.
    [GeneratedRegex(@"\beyJ[\w-]{8,}\.[\w-]{4,}\.?[\w-]*|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{10,}|\bsk-[A-Za-z0-9_-]{16,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bnpm_[A-Za-z0-9]{30,}|\bAIza[\w-]{30,}|\b[\w~.-]{3}8Q~[\w~.-]{30,}")]
    private static partial Regex Token();

    // 32 or 64 bytes in base64: what storage accounts, event hubs and databases hand out. Hashes are printed in hex and stay.
    [GeneratedRegex(@"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])")]
    private static partial Regex StorageKey();
}
