using System.Text;
using AIOps.Ingest.Decoding;
using AIOps.Ingest.Foreign;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Mapping;

/// <summary>Reads objects of shapes that the configuration describes.</summary>
internal static class MappedReader
{
    public static bool TryRead(ref DecodeContext context, int start, int end)
    {
        foreach (var mapping in context.State.Options.Mappings)
        {
            if (!Matches(context.Body, start, mapping)) continue;
            Read(ref context, mapping, start, end);
            return true;
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<byte> body, int start, RecordMapping mapping)
    {
        foreach (var condition in mapping.Match)
        {
            var equals = condition.IndexOf('=', StringComparison.Ordinal);
            var found = JsonPath.Find(body, start, equals < 0 ? condition : condition[..equals]);
            if (found.Kind is JsonKind.None or JsonKind.Null) return false;
            if (equals >= 0 && JsonText.OrNull(found, body) != condition[(equals + 1)..]) return false;
        }

        return true;
    }

    private static void Read(ref DecodeContext context, RecordMapping mapping, int start, int end)
    {
        var time = mapping.PathOf("time") is { } path ? JsonPath.Find(context.Body, start, path) : default;
        if (!context.TryTime(time, context.Body, start, end, out var ticks, out var stands)) return;
        switch (mapping.Kind)
        {
            case MappedKind.Metric:
                ReadMetric(ref context, mapping, start, end, ticks, stands);
                break;
            case MappedKind.Log:
                ReadLog(ref context, mapping, start, end, ticks, stands);
                break;
            case MappedKind.Alert:
                ReadAlert(ref context, mapping, start, end, ticks, stands);
                break;
            default:
                ReadChange(ref context, mapping, start, end, ticks, stands);
                break;
        }
    }

    private static void ReadMetric(ref DecodeContext context, RecordMapping mapping, int start, int end, long ticks, bool stands)
    {
        var body = context.Body;
        if (Text(context, mapping, "resourceId", start) is not { Length: > 0 } resource || Text(context, mapping, "metric", start) is not { Length: > 0 } name
            || !Numbers.TryParse(Bytes(Text(context, mapping, "value", start)), out var value) || name.Length > SeriesReader.MaxMetricName)
        {
            Missing(ref context, mapping, "resourceId, metric or a numeric value", start, end);
            return;
        }

        var dimensions = new DimensionBuilder(context.State.Scratch, context.State.Options.MaxDimensions);
        if (mapping.PathOf("dimensions") is { } path && JsonPath.Find(body, start, path) is { Kind: JsonKind.Object } set) dimensions.AddObject(set.Of(body));
        if (dimensions.Error is { } error)
        {
            context.Reject(RejectKind.InvalidField, $"the dimension set {error}", start, end);
            return;
        }

        var series = context.State.Table.Series(Bytes(resource), Bytes(name), dimensions.Build(), Bytes(Text(context, mapping, "unit", start)));
        context.Metric(new(series, ticks, value, value, value, value, 1, 60) { TimeIsEnqueued = stands }, SignalSource.Mapped);
    }

    private static void ReadLog(ref DecodeContext context, RecordMapping mapping, int start, int end, long ticks, bool stands)
    {
        var status = Numbers.TryParse(Bytes(Text(context, mapping, "status", start)), out var code) && code is >= 1 and <= 999 ? (int)code : 0;
        context.Log(
            new()
            {
                ResourceId = context.State.Table.ResourceId(Bytes(Text(context, mapping, "resourceId", start))),
                TimeTicks = ticks,
                TimeIsEnqueued = stands,
                Category = Bytes(Text(context, mapping, "category", start) ?? mapping.Name),
                Operation = Bytes(Text(context, mapping, "operation", start)),
                Level = Levels.OfWord(Bytes(Text(context, mapping, "level", start))),
                Result = Bytes(Text(context, mapping, "result", start)),
                StatusCode = status,
                DurationMs = Numbers.TryParse(Bytes(Text(context, mapping, "durationMs", start)), out var duration) ? duration : double.NaN,
                CorrelationId = Bytes(Text(context, mapping, "correlationId", start)),
                Message = Bytes(Text(context, mapping, "message", start, context.State.Options.MaxTextBytes)),
                Weight = 1,
                ContentHash = ByteHash.Of(context.Body[start..end]),
            },
            SignalSource.Mapped);
    }

    private static void ReadAlert(ref DecodeContext context, RecordMapping mapping, int start, int end, long ticks, bool stands)
    {
        if (Text(context, mapping, "id", start) is not { } id || Text(context, mapping, "title", start) is not { } title)
        {
            Missing(ref context, mapping, "id or title", start, end);
            return;
        }

        context.Alert(
            new()
            {
                Source = mapping.Name.Length > 0 ? mapping.Name : "mapped",
                ExternalId = id,
                Title = title,
                Firing = Text(context, mapping, "state", start)?.ToLowerInvariant() is not ("resolved" or "ok" or "closed" or "inactive" or "recovered" or "false"),
                Severity = AlertSeverity.Of(Text(context, mapping, "severity", start)),
                ResourceIds = Text(context, mapping, "resourceId", start) is { } resource ? [ResourceIds.Normal(resource)] : [],
                Metric = Text(context, mapping, "metric", start),
                Description = Text(context, mapping, "description", start, 2000),
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
            },
            SignalSource.Mapped);
    }

    private static void ReadChange(ref DecodeContext context, RecordMapping mapping, int start, int end, long ticks, bool stands)
    {
        if (Text(context, mapping, "resourceId", start) is not { Length: > 0 } named || Text(context, mapping, "operation", start)?.ToLowerInvariant() is not { } operation)
        {
            Missing(ref context, mapping, "resourceId or operation", start, end);
            return;
        }

        var resource = ResourceIds.Normal(named);
        var status = DeploymentTarget.Status(Text(context, mapping, "status", start));
        var correlation = Text(context, mapping, "correlationId", start);
        context.Change(
            new()
            {
                Id = ContentId.Of(correlation ?? ticks.ToString(), operation, resource),
                ResourceId = resource,
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Kind = ChangeKinds.Of(default, operation),
                Operation = operation,
                Status = status,
                Caller = Text(context, mapping, "caller", start),
                CorrelationId = correlation,
                Title = Text(context, mapping, "title", start) ?? ChangeKinds.TitleOf(operation, resource, status, null),
            },
            SignalSource.Mapped);
    }

    private static void Missing(ref DecodeContext context, RecordMapping mapping, string what, int start, int end) =>
        context.Reject(RejectKind.MissingField, $"mapping '{mapping.Name}' finds no {what}; correct its paths or the sender", start, end);

    private static string? Text(in DecodeContext context, RecordMapping mapping, string field, int start, int limit = SeriesReader.MaxResourceId)
    {
        if (mapping.PathOf(field) is not { } path) return null;
        return path.StartsWith('=') ? path[1..] : JsonText.OrNull(JsonPath.Find(context.Body, start, path), context.Body, limit);
    }

    private static byte[] Bytes(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);
}
