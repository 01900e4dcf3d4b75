using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Resource logs of every service, Application Insights tables, and tables of a Log Analytics export.</summary>
internal static class LogReader
{
    public static bool IsLog(in Members record) =>
        record.HasAny(Field.AnyCategory) || (record.HasAny(Field.AnyTime) && (record.HasAny(Field.AnyText) || record.HasAny(Field.AnyResource)));

    public static void Read(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        var body = context.Body;
        var scratch = context.State.Scratch;
        if (!context.TryTime(RecordTime.Of(record), body, start, end, out var ticks, out var stands)) return;
        var resource = scratch.Text(record.First(Field.ResourceId, Field.OwnResourceId), body);
        if (resource.Length > SeriesReader.MaxResourceId)
        {
            context.Reject(RejectKind.TooLarge, $"resourceId has {resource.Length} bytes; send at most {SeriesReader.MaxResourceId}", start, end);
            return;
        }

        ref var inner = ref context.State.Inner;
        var properties = PropertiesReader.Read(context.State, body, out var loose);
        var result = scratch.Text(record.First(Field.ResultType, Field.ResultCode, Field.StatusText), body);
        var category = scratch.Text(CategoryOf(record, body), body);
        var operation = scratch.Text(record.First(Field.OperationName, Field.Name), body);
        var audit = KubernetesAudit.Read(inner[Property.Log], properties, category, scratch);
        DependencyCall.Read(ref context, ticks, resource);
        context.Log(
            new()
            {
                ResourceId = context.State.Table.ResourceId(resource),
                TimeTicks = ticks,
                TimeIsEnqueued = stands,
                Category = category,
                Operation = operation,
                Result = result.IsEmpty ? scratch.Text(record.First(Field.ResultSignature, Field.ExceptionType), body) : result,
                Level = LevelOf(record, inner, body, properties),
                StatusCode = audit.Status > 0 ? audit.Status : StatusOf(record, inner, body, properties),
                DurationMs = DurationOf(record, inner, body, properties),
                CorrelationId = CorrelationOf(record, inner, body, properties, scratch),
                Message = Cut(audit.Message.IsEmpty ? MessageOf(record, inner, body, properties, loose, scratch) : audit.Message, context.State.Options.MaxTextBytes),
                Weight = Math.Max(1, Numbers.ReadOr(record[Field.ItemCount], body, 1)),
                ContentHash = ByteHash.Of(body[start..end]),
            },
            SourceOf(record, body));
    }

    // A table of a workspace is its own category, except the one that holds the resource logs of every service.
    private static JsonToken CategoryOf(in Members record, ReadOnlySpan<byte> body) =>
        record.Has(Field.TimeGenerated) && record.Has(Field.Type) && !record[Field.Type].Of(body).StartsWith("Azure"u8)
            ? record[Field.Type]
            : record.First(Field.Category, Field.Type, Field.CategoryValue);

    private static SignalSource SourceOf(in Members record, ReadOnlySpan<byte> body) =>
        record.Has(Field.RoleName) || IsInsights(record[Field.Type].Of(body)) ? SignalSource.ApplicationInsights
        : record.Has(Field.TimeGenerated) || record.Has(Field.OwnResourceId) ? SignalSource.LogAnalytics
        : SignalSource.ResourceLogs;

    // AppServiceHTTPLogs and the like are resource logs.
    private static bool IsInsights(ReadOnlySpan<byte> type) =>
        type.StartsWith("App"u8) && !type.StartsWith("AppService"u8) && !type.StartsWith("AppPlatform"u8) && !type.StartsWith("AppEnv"u8);

    private static LogLevel LevelOf(in Members record, in Members inner, ReadOnlySpan<byte> body, ReadOnlySpan<byte> properties)
    {
        var level = record.Has(Field.SeverityLevel)
            ? Levels.OfSeverity(record[Field.SeverityLevel], body)
            : Levels.Of(record[Field.Level], body);
        if (level == LogLevel.Unknown) level = Levels.Of(record[Field.UpperLevel], body);
        if (level == LogLevel.Unknown && inner[Property.Level].Kind == JsonKind.String) level = Levels.Of(inner[Property.Level], properties);
        // Requests and dependencies of Application Insights name no level, only the outcome.
        return level == LogLevel.Unknown && IsFailure(record[Field.Success], body) ? LogLevel.Error : level;
    }

    private static bool IsFailure(in JsonToken success, ReadOnlySpan<byte> body) =>
        success.Kind == JsonKind.False || (success.Kind == JsonKind.String && success.Of(body) is [(byte)'F' or (byte)'f', ..]);

    private static int StatusOf(in Members record, in Members inner, ReadOnlySpan<byte> body, ReadOnlySpan<byte> properties)
    {
        var status = Numbers.ReadOr(record.First(Field.StatusCode, Field.ResultCode), body, 0);
        if (status == 0) status = Numbers.ReadOr(inner[Property.StatusCode], properties, 0);
        return status is >= 1 and <= 999 ? (int)status : 0;
    }

    private static double DurationOf(in Members record, in Members inner, ReadOnlySpan<byte> body, ReadOnlySpan<byte> properties)
    {
        var duration = Numbers.ReadOr(record[Field.DurationMs], body, double.NaN);
        if (double.IsNaN(duration)) duration = Numbers.ReadOr(inner[Property.DurationMs], properties, double.NaN);
        if (!double.IsNaN(duration)) return duration;
        // Application Gateway v2 sends timeStamp and seconds, v1 sends time and milliseconds.
        var taken = Numbers.ReadOr(inner[Property.TimeTaken], properties, double.NaN);
        return record.Has(Field.TimeStamp) ? taken * 1000 : taken;
    }

    private static ReadOnlySpan<byte> CorrelationOf(scoped in Members record, scoped in Members inner, ReadOnlySpan<byte> body, ReadOnlySpan<byte> properties, Scratch scratch)
    {
        var own = scratch.Text(record.First(Field.CorrelationId, Field.OperationId), body);
        return own.IsEmpty ? scratch.Text(inner[Property.CorrelationId], properties) : own;
    }

    private static ReadOnlySpan<byte> MessageOf(
        scoped in Members record, scoped in Members inner, ReadOnlySpan<byte> body, ReadOnlySpan<byte> properties, ReadOnlySpan<byte> loose, Scratch scratch)
    {
        var text = scratch.Text(record.First(Field.ResultDescription, Field.Message, Field.OuterMessage), body);
        if (text.IsEmpty) text = scratch.Text(record.First(Field.InnermostMessage, Field.Text), body);
        if (text.IsEmpty) text = scratch.Text(inner.First(Property.Message, Property.ExceptionMessage, Property.Log), properties);
        if (text.IsEmpty) text = scratch.Text(inner.First(Property.Error, Property.Statement, Property.Description), properties);
        return text.IsEmpty ? loose : text;
    }

    // Never cuts through a character: continuation bytes are 10xxxxxx.
    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, int limit)
    {
        if (text.Length <= limit) return text;
        while (limit > 0 && (text[limit] & 0xC0) == 0x80) limit--;
        return text[..limit];
    }
}
