using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIOps.Orchestrations.Durable.Activities;

/// <summary>Input of an activity function: the activity's own input and what it is told of its call.</summary>
/// <param name="Instance">The instance that calls.</param>
/// <param name="CallId">Same for every try of the same call.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Input">The activity's input, in the product's JSON.</param>
public sealed record ActivityCall(
    [property: JsonPropertyName("instance")] string Instance,
    [property: JsonPropertyName("call")] string CallId,
    [property: JsonPropertyName("attempt")] int Attempt,
    [property: JsonPropertyName("input")] JsonElement Input);

/// <summary>Output of an activity function; wrapped, so that a null result stays one.</summary>
/// <param name="Result">The activity's result, in the product's JSON.</param>
public sealed record ActivityReply([property: JsonPropertyName("result")] JsonElement Result);
