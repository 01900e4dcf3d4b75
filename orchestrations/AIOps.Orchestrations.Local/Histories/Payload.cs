using System.Text.Json;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Local.Histories;

/// <summary>Inputs, results and events in JSON, held to a size that a step can carry.</summary>
internal static class Payload
{
    /// <summary>Longest payload in characters: what is bigger belongs into storage, and its key into the workflow.</summary>
    public const int MaxLength = 250_000;

    /// <exception cref="ArgumentException">The value is too big.</exception>
    public static string Write<T>(T value, string what) => Check(JsonSerializer.Serialize(value, AiopsJson.Options), what);

    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static string Check(string json, string what) => json.Length <= MaxLength
        ? json
        : throw new ArgumentException($"{what} has {json.Length} characters of JSON: at most {MaxLength} are allowed; keep it in storage and pass its key.");
}
