using System.Security.Cryptography;
using System.Text.Json;
using AIOps.Detect;

namespace AIOps.Orchestrations.Shadow;

/// <summary>What is tried: the options in which the challenger differs, and an id that changes with them.</summary>
/// <param name="Id">8 hex digits.</param>
/// <param name="Differences">The options that differ.</param>
public sealed record Challenger(string Id, IReadOnlyList<OptionDifference> Differences)
{
    /// <summary>Compares two configurations.</summary>
    public static Challenger Of(DetectOptions live, DetectOptions tried)
    {
        var (one, other) = (Values(live), Values(tried));
        var differences = one.Where(pair => other[pair.Key] != pair.Value).Select(pair => new OptionDifference(pair.Key, pair.Value, other[pair.Key])).ToList();
        var content = JsonSerializer.SerializeToUtf8Bytes(new[] { one.Values.ToArray(), other.Values.ToArray() });
        return new Challenger(Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4)), differences);
    }

    private static SortedDictionary<string, string> Values(DetectOptions options) => new(
        JsonSerializer.SerializeToNode(options)!.AsObject().ToDictionary(static pair => pair.Key, static pair => pair.Value?.ToJsonString() ?? "null"), StringComparer.Ordinal);
}

/// <summary>One option in which two configurations differ.</summary>
/// <param name="Option">Its name.</param>
/// <param name="Live">Its value in force, as JSON.</param>
/// <param name="Challenger">The value that is tried, as JSON.</param>
public sealed record OptionDifference(string Option, string Live, string Challenger);
