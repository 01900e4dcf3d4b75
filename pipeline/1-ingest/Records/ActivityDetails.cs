using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>What the properties of an activity-log record add: they lie flat or under <c>eventProperties</c>.</summary>
/// <param name="ScaledResource">Autoscale logs name its own settings as the resource; this is what was scaled. Lower case.</param>
/// <param name="Title">One line for people, when the record has one.</param>
/// <param name="Error">Error code of a failed operation.</param>
internal readonly record struct ActivityDetails(string? ScaledResource, string? Title, string? Error)
{
    private const int MaxTitle = 200;

    private const int Code = 1, Inner = 0;

    private static readonly NameTable ErrorNames = new((Inner, "error"), (Code, "code Code"));

    public static ActivityDetails Read(DecoderState state, ReadOnlySpan<byte> body)
    {
        var scratch = state.Scratch;
        ref var inner = ref state.Inner;
        var source = PropertiesReader.Read(state, body, out _);
        if (inner.Has(Property.EventProperties)) source = PropertiesReader.Read(inner[Property.EventProperties], source, scratch, ref inner, out _);
        var title = JsonText.OrNull(inner[Property.Title], source);
        var scaled = JsonText.OrNull(inner[Property.ResourceName], source)?.ToLowerInvariant();
        if (scaled is not null && !scaled.StartsWith('/')) scaled = null;
        if (scaled is not null && inner.Has(Property.OldInstances) && inner.Has(Property.NewInstances))
        {
            title = $"autoscale of {scaled[(scaled.LastIndexOf('/') + 1)..]} from {JsonText.OrNull(inner[Property.OldInstances], source)} to {JsonText.OrNull(inner[Property.NewInstances], source)} instances";
        }
        else if (title is not null && JsonText.OrNull(inner[Property.HealthStatus], source) is { } health)
        {
            title = $"{title} (now {health.ToLowerInvariant()})";
        }

        return new(scaled, title is null ? null : JsonText.Cap(title, MaxTitle), ErrorOf(inner[Property.StatusMessage], source, scratch, ref inner));
    }

    // statusMessage is a JSON string: {"error":{"code":"...","message":"..."}}.
    private static string? ErrorOf(in JsonToken message, ReadOnlySpan<byte> source, Scratch scratch, ref Members members)
    {
        if (message.Kind != JsonKind.String) return null;
        var json = scratch.Text(message, source);
        var cursor = new JsonCursor(json);
        if (cursor.Current != (byte)'{' || !ObjectReader.TryRead(ref cursor, ErrorNames, ref members)) return null;
        if (members[Inner] is { Kind: JsonKind.Object } error)
        {
            cursor = new(json, error.Start);
            if (!ObjectReader.TryRead(ref cursor, ErrorNames, ref members)) return null;
        }

        return JsonText.OrNull(members[Code], json);
    }
}
