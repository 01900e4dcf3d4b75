using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Foreign;

/// <summary>
/// CloudEvents 1.0 in JSON, and the older Event Grid schema. Resource events of a subscription are changes; an event whose data is a shape of its own (a metric, a log, an alert,
/// a <c>records</c> wrapper) is read as that; anything else is a log record of the event's type.
/// </summary>
internal static class CloudEvent
{
    private const int ResourceUri = 0, Operation = 1, Status = 2, Correlation = 3, Claims = 4, Name = 5, Message = 6, Level = 7;
    private const string ResourceEvent = "Microsoft.Resources.Resource";

    private static readonly NameTable Names = new(
        (ResourceUri, "resourceUri"), (Operation, "operationName"), (Status, "status"), (Correlation, "correlationId"), (Claims, "claims"),
        (Name, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name appid"),
        (Message, "message description text summary reason"), (Level, "level severity"));

    public static void Read(ref DecodeContext context, in Members root, int start, int end)
    {
        var body = context.Body;
        var type = JsonText.OrNull(root.First(RootNames.Type, RootNames.EventType), body, 256);
        if (type is null)
        {
            context.Reject(RejectKind.MissingField, "type (CloudEvents) or eventType (Event Grid) is missing; send one of them", start, end);
            return;
        }

        var data = root[RootNames.Data];
        if (type.StartsWith(ResourceEvent, StringComparison.Ordinal)) ReadChange(ref context, root, type, start, end);
        else if (data.Kind != JsonKind.Object || !TryNested(ref context, data)) ReadLog(ref context, root, start, end);
    }

    // Data of a shape that has a reader of its own; an event inside an event is not followed further.
    private static bool TryNested(ref DecodeContext context, in JsonToken data)
    {
        ref var record = ref context.State.Record;
        var cursor = new JsonCursor(context.Body, data.Start);
        context.State.InnerStart = -1;
        if (!ObjectReader.TryRead(ref cursor, RecordNames.Table, ref record)) return false;
        if (record[Field.Records] is { Kind: JsonKind.Array } records)
        {
            BodyReader.ReadNested(ref context, records);
            return true;
        }

        // Without a resource of its own the data says less than the event around it.
        return (record.HasAny(Field.AnyResource) || record.Has(Field.Foreign)) && RecordReader.TryReadNested(ref context, data.Start, data.End);
    }

    private static void ReadChange(ref DecodeContext context, in Members root, string type, int start, int end)
    {
        var body = context.Body;
        ObjectReader.TryEnter(root[RootNames.Data], body, Names, out var data);
        if (!context.TryTime(root.First(RootNames.Time, RootNames.EventTime), body, start, end, out var ticks, out var stands)) return;
        var resource = JsonText.OrNull(data[ResourceUri], body) ?? JsonText.OrNull(root[RootNames.Subject], body);
        if (resource is null)
        {
            context.Reject(RejectKind.MissingField, "data.resourceUri and subject are missing; send one of them", start, end);
            return;
        }

        resource = ResourceIds.Normal(resource);
        ObjectReader.TryEnter(data[Claims], body, Names, out var claims);
        var operation = (JsonText.OrNull(data[Operation], body, 512) ?? type).ToLowerInvariant();
        var status = DeploymentTarget.Status(JsonText.OrNull(data[Status], body, 64) ?? (type.EndsWith("Success", StringComparison.Ordinal) ? "succeeded" : "failed"));
        var correlation = JsonText.OrNull(data[Correlation], body, 128);
        context.Change(
            new()
            {
                Id = ContentId.Of(correlation ?? ticks.ToString(), operation, resource),
                ResourceId = resource,
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Kind = ChangeKinds.Of("Administrative"u8, operation),
                Operation = operation,
                Status = status,
                Caller = JsonText.OrNull(claims[Name], body, 256),
                CorrelationId = correlation,
                Title = ChangeKinds.TitleOf(operation, resource, status, null),
            },
            SignalSource.CloudEvents);
    }

    // Binary data is shown when it is text.
    private static ReadOnlySpan<byte> Decoded(JsonToken token, ReadOnlySpan<byte> body, Scratch scratch)
    {
        var coded = scratch.Text(token, body);
        var room = scratch.Take(Base64.GetMaxDecodedFromUtf8Length(coded.Length));
        return Base64.DecodeFromUtf8(coded, room, out _, out var written) == OperationStatus.Done && Utf8.IsValid(room[..written]) ? room[..written] : default;
    }

    private static void ReadLog(ref DecodeContext context, in Members root, int start, int end)
    {
        var body = context.Body;
        var scratch = context.State.Scratch;
        if (!context.TryTime(root.First(RootNames.Time, RootNames.EventTime), body, start, end, out var ticks, out var stands)) return;
        ObjectReader.TryEnter(root[RootNames.Data], body, Names, out var data);
        var source = scratch.Text(root.First(RootNames.Source, RootNames.Topic, RootNames.Subject), body);
        var text = scratch.Text(data[Message], body);
        if (text.IsEmpty) text = Decoded(root[RootNames.DataBase64], body, scratch);
        if (text.IsEmpty) text = root[RootNames.Data].Kind == JsonKind.String ? scratch.Text(root[RootNames.Data], body) : scratch.Text(root[RootNames.Subject], body);
        context.Log(
            new()
            {
                ResourceId = context.State.Table.ResourceId(source.Length <= SeriesReader.MaxResourceId ? source : default),
                TimeTicks = ticks,
                TimeIsEnqueued = stands,
                Category = scratch.Text(root.First(RootNames.Type, RootNames.EventType), body),
                Level = Levels.Of(data[Level], body),
                DurationMs = double.NaN,
                CorrelationId = scratch.Text(root[RootNames.Id], body),
                Message = text.Length <= context.State.Options.MaxTextBytes ? text : text[..context.State.Options.MaxTextBytes],
                Weight = 1,
                ContentHash = ByteHash.Of(body[start..end]),
            },
            SignalSource.CloudEvents);
    }
}
