using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Foreign;

/// <summary>Attributes of OpenTelemetry in JSON: <c>[{"key":…,"value":{"stringValue":…}}]</c>.</summary>
internal static class OtlpAttributes
{
    private const int Key = 0, Value = 1, Text = 2;

    private static readonly NameTable Names = new((Key, "key"), (Value, "value"), (Text, "stringValue intValue doubleValue boolValue"));

    /// <summary>The plain value inside a value object, or a token of kind <see cref="JsonKind.None"/>.</summary>
    public static JsonToken Plain(in JsonToken value, ReadOnlySpan<byte> body) => ObjectReader.TryEnter(value, body, Names, out var members) ? members[Text] : default;

    /// <summary>The value of an attribute; a token of kind <see cref="JsonKind.None"/> when it is missing.</summary>
    public static JsonToken Find(in JsonToken attributes, ReadOnlySpan<byte> body, ReadOnlySpan<byte> key)
    {
        var elements = new ElementEnumerator(body, attributes);
        while (elements.MoveNext())
        {
            if (ObjectReader.TryEnter(elements.Current, body, Names, out var pair) && pair[Key].Of(body).SequenceEqual(key)) return Plain(pair[Value], body);
        }

        return default;
    }

    public static void AddTo(ref DimensionBuilder dimensions, in JsonToken attributes, ReadOnlySpan<byte> body, Scratch scratch)
    {
        var elements = new ElementEnumerator(body, attributes);
        while (elements.MoveNext())
        {
            if (ObjectReader.TryEnter(elements.Current, body, Names, out var pair)) dimensions.Add(scratch.Text(pair[Key], body), scratch.Text(Plain(pair[Value], body), body));
        }
    }

    /// <summary>The Azure resource id that the resource names, else <c>/otel/namespace/service</c>.</summary>
    public static ReadOnlySpan<byte> ResourceId(in JsonToken attributes, ReadOnlySpan<byte> body, Scratch scratch)
    {
        var azure = scratch.Text(Find(attributes, body, "cloud.resource_id"u8), body);
        if (azure.IsEmpty) azure = scratch.Text(Find(attributes, body, "azure.resource_id"u8), body);
        if (!azure.IsEmpty) return azure;
        var space = scratch.Text(Find(attributes, body, "service.namespace"u8), body);
        var name = scratch.Text(Find(attributes, body, "service.name"u8), body);
        if (name.IsEmpty) name = "unknown"u8;
        var path = scratch.Take(6 + space.Length + 1 + name.Length);
        "/otel/"u8.CopyTo(path);
        space.CopyTo(path[6..]);
        if (space.IsEmpty)
        {
            name.CopyTo(path[6..]);
            return path[..(6 + name.Length)];
        }

        path[6 + space.Length] = (byte)'/';
        name.CopyTo(path[(7 + space.Length)..]);
        return path;
    }
}
