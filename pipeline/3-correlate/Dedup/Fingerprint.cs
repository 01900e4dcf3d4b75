using System.Security.Cryptography;
using System.Text;
using AIOps.Detect;

namespace AIOps.Correlate.Dedup;

/// <summary>The identity of a condition: a hash of the fields that its rule names.</summary>
internal static class Fingerprint
{
    private static readonly DedupRule Fallback = DedupRule.Defaults[^1];

    /// <summary>The first rule that matches, and 16 hex digits.</summary>
    public static (DedupRule Rule, string Value) Of(Anomaly anomaly, IReadOnlyList<DedupRule> rules)
    {
        var rule = rules.FirstOrDefault(candidate => candidate.Matches(anomaly)) ?? Fallback;
        // Two rules never share fingerprints: the same condition under two rules would be two alerts that overwrite each other.
        var text = new StringBuilder(rule.Name);
        foreach (var field in rule.Fields) text.Append('\n').Append(field).Append('=').Append(ValueOf(field, anomaly));
        return (rule, Hash(text.ToString(), 8));
    }

    /// <summary>Hex digits of a hash, two per byte.</summary>
    public static string Hash(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));

    private static string ValueOf(string field, Anomaly anomaly) => field switch
    {
        "resource" => anomaly.ResourceId,
        "metric" => anomaly.Metric.ToLowerInvariant(),
        "direction" => anomaly.Direction.ToString(),
        "kind" => anomaly.Kind.ToString(),
        "dimensions" => anomaly.Dimensions,
        "source" => anomaly.Source.ToString(),
        "series" => anomaly.SeriesKey,
        "parent" => ArmId.Parse(anomaly.ResourceId).ParentId ?? anomaly.ResourceId,
        _ => "",
    };
}
