using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>OpenTelemetry log records in JSON (OTLP 1.x).</summary>
internal static class OtlpLogs
{
    private const int Resource = 0, Scopes = 1, Records = 2, Attributes = 3, Scope = 4, Name = 5, Time = 6, Observed = 7, Severity = 8, Body = 9, TraceId = 10, SeverityText = 11;

    private static readonly NameTable Names = new(
        (Resource, "resource"), (Scopes, "scopeLogs"), (Records, "logRecords"), (Attributes, "attributes"), (Scope, "scope"), (Name, "name"), (Time, "timeUnixNano"),
        (Observed, "observedTimeUnixNano"), (Severity, "severityNumber"), (Body, "body"), (TraceId, "traceId"), (SeverityText, "severityText"));

    public static void Read(ref DecodeContext context, in JsonToken resources)
    {
        var body = context.Body;
        var scratch = context.State.Scratch;
        var each = new ElementEnumerator(body, resources);
        while (each.MoveNext())
        {
            if (!ObjectReader.TryEnter(each.Current, body, Names, out var entry)) continue;
            ObjectReader.TryEnter(entry[Resource], body, Names, out var resource);
            scratch.Reset();
            var id = context.State.Table.ResourceId(OtlpAttributes.ResourceId(resource[Attributes], body, scratch));
            var scopes = new ElementEnumerator(body, entry[Scopes]);
            while (scopes.MoveNext())
            {
                if (!ObjectReader.TryEnter(scopes.Current, body, Names, out var scope)) continue;
                ObjectReader.TryEnter(scope[Scope], body, Names, out var named);
                var category = scratch.Text(named[Name], body);
                var records = new ElementEnumerator(body, scope[Records]);
                while (records.MoveNext()) ReadRecord(ref context, records.Current, id, category);
            }
        }
    }

    private static void ReadRecord(ref DecodeContext context, JsonToken token, string resource, ReadOnlySpan<byte> category)
    {
        var body = context.Body;
        var scratch = context.State.Scratch;
        if (!ObjectReader.TryEnter(token, body, Names, out var record))
        {
            context.Reject(RejectKind.InvalidField, "an element of logRecords is not an object; send OTLP/JSON", token.Start, token.End);
            return;
        }

        // A zero time means "not set"; the time of observation is the next best.
        var time = record[Time].Length > 1 ? record[Time] : record[Observed];
        if (!context.TryTime(time, body, token.Start, token.End, out var ticks, out var stands)) return;
        var mark = scratch.Mark();
        var text = OtlpAttributes.Plain(record[Body], body);
        var status = OtlpAttributes.Find(record[Attributes], body, "http.response.status_code"u8);
        var code = Numbers.ReadOr(status, body, 0);
        context.Log(
            new()
            {
                ResourceId = resource,
                TimeTicks = ticks,
                TimeIsEnqueued = stands,
                Category = category.IsEmpty ? "otel"u8 : category,
                Level = LevelOf(Numbers.ReadOr(record[Severity], body, 0), record[SeverityText], body),
                StatusCode = code is >= 1 and <= 999 ? (int)code : 0,
                DurationMs = double.NaN,
                CorrelationId = scratch.Text(record[TraceId], body),
                Message = text.Kind == JsonKind.None ? Raw(record[Body], body) : scratch.Text(text, body),
                Weight = 1,
                ContentHash = ByteHash.Of(token.Of(body)),
            },
            SignalSource.OpenTelemetry);
        scratch.Release(mark);
    }

    private static ReadOnlySpan<byte> Raw(JsonToken token, ReadOnlySpan<byte> body) => token.Kind == JsonKind.None ? default : token.Of(body);

    // OpenTelemetry's severity numbers: 1-8 trace and debug, 9-12 info, 13-16 warn, 17-20 error, 21-24 fatal.
    private static LogLevel LevelOf(double number, in JsonToken word, ReadOnlySpan<byte> body) => number switch
    {
        >= 1 and <= 24 => (LogLevel)(number < 9 ? 1 : 2 + (((int)number - 9) / 4)),
        _ => Ingest.Records.Levels.Of(word, body),
    };
}
