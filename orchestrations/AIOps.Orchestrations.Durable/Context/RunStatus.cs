using System.Text.Json.Serialization;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>What an instance shows of itself (its custom status, at most 16 KB).</summary>
/// <param name="Text">What it does, as the workflow says.</param>
/// <param name="WaitsFor">What it waits for now.</param>
/// <param name="Version">Version that it was started with.</param>
internal sealed record RunStatus(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("waitsFor")] IReadOnlyList<string> WaitsFor,
    [property: JsonPropertyName("version")] string Version);
