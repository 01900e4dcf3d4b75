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
/// <param name="Revision">How the adapter runs it (<see cref="CurrentRevision"/> for runs that begin now): a history replays as it was written.</param>
public sealed record RunInput(
    [property: JsonPropertyName("input")] JsonElement Input,
    [property: JsonPropertyName("unread")] IReadOnlyList<EventMessage>? Unread = null,
    [property: JsonPropertyName("seen")] IReadOnlyList<string>? SeenEventIds = null,
    [property: JsonPropertyName("rev")] int Revision = 0)
{
    /// <summary>1: a sleep that ends late lets what came meanwhile go first.</summary>
    public const int CurrentRevision = 1;

    /// <summary>The input of an instance that begins now.</summary>
    /// <param name="input">Input of the workflow, in the product's JSON.</param>
    public static RunInput Begin(JsonElement input) => new(input, Revision: CurrentRevision);
}

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
