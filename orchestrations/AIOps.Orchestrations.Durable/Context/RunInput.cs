using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>
/// Input of one run of an orchestration: what the workflow was given, and what the run before it left for it. Names are spelt out, because the Functions
/// worker writes it with its own serializer settings and histories live for months.
/// </summary>
/// <param name="Input">Input of the workflow, in the product's JSON.</param>
/// <param name="Unread">Events that the run before did not read, oldest first.</param>
/// <param name="SeenEventIds">Ids of the newest events that had one, oldest first.</param>
/// <param name="Run">Key of the run, from which its ids are made; null for runs that began before there was one: they replay as they were written.</param>
public sealed record RunInput(
    [property: JsonPropertyName("input")] JsonElement Input,
    [property: JsonPropertyName("unread")] IReadOnlyList<EventMessage>? Unread = null,
    [property: JsonPropertyName("seen")] IReadOnlyList<string>? SeenEventIds = null,
    [property: JsonPropertyName("run")] string? Run = null);

/// <summary>An event on its way to an instance.</summary>
/// <param name="Name">Name of the event.</param>
/// <param name="Payload">Its payload, in the product's JSON.</param>
/// <param name="Id">When given, a second event with the same id is dropped.</param>
public sealed record EventMessage(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("payload")] JsonElement Payload,
    [property: JsonPropertyName("id")] string? Id = null)
{
    /// <summary>The one event of Durable Task that carries all events of the product: so they keep one order, whatever their names.</summary>
    public const string Carrier = "event";
}
