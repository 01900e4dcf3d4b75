using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Activity-log records that say that something was changed, or what the platform says of its own health.</summary>
internal static class ActivityRecord
{
    /// <summary>True for the categories that carry changes; <c>Alert</c>, <c>Policy</c>, <c>Recommendation</c> and <c>Security</c> are read as logs.</summary>
    public static bool IsActivity(in Members record, ReadOnlySpan<byte> body)
    {
        var category = record.First(Field.CategoryValue, Field.Category).Of(body);
        return record.Has(Field.OperationName)
            && (category.SequenceEqual("Administrative"u8) || category.SequenceEqual("Autoscale"u8) || category.SequenceEqual("ServiceHealth"u8)
                || category.SequenceEqual("ResourceHealth"u8) || category.SequenceEqual("Write"u8) || category.SequenceEqual("Action"u8) || category.SequenceEqual("Delete"u8));
    }

    public static void Read(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        var body = context.Body;
        var scratch = context.State.Scratch;
        if (!context.TryTime(RecordTime.Of(record), body, start, end, out var ticks, out var stands)) return;
        var details = ActivityDetails.Read(context.State, body);
        var operation = (JsonText.OrNull(record[Field.OperationName], body) ?? "").ToLowerInvariant();
        var named = scratch.Text(record.First(Field.ResourceId, Field.OwnResourceId), body);
        if (named.Length > SeriesReader.MaxResourceId || operation.Length > 512)
        {
            context.Reject(RejectKind.TooLarge, "resourceId or operationName is longer than an Azure id can be; send at most 1024 and 512 bytes", start, end);
            return;
        }

        var resource = details.ScaledResource ?? context.State.Table.ResourceId(named);
        if (resource.Length == 0)
        {
            context.Reject(RejectKind.MissingField, "resourceId is missing or empty; send the id of the resource that changed", start, end);
            return;
        }

        var kind = ChangeKinds.Of(record.First(Field.CategoryValue, Field.Category).Of(body), operation);
        var status = StatusOf(record, body);
        var correlation = JsonText.OrNull(record[Field.CorrelationId], body);
        context.Change(
            new()
            {
                // "Activated" and "Resolved" are two operations of one health event.
                Id = ContentId.Of(correlation ?? ticks.ToString(), kind == ChangeKind.PlatformHealth ? "health" : operation, resource),
                ResourceId = resource,
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Kind = kind,
                Operation = operation,
                Status = status,
                CorrelationId = correlation,
                Caller = JsonText.OrNull(record[Field.Caller], body, 256) ?? CallerName.Of(record[Field.Identity], body),
                Title = details.Title ?? ChangeKinds.TitleOf(operation, resource, status, details.Error),
            },
            SignalSource.ActivityLog);
    }

    // resultType says it in one word; resultSignature starts with the same word ("Failed.Conflict").
    private static string StatusOf(in Members record, ReadOnlySpan<byte> body)
    {
        var word = (JsonText.OrNull(record.First(Field.ResultType, Field.ResultSignature), body) ?? "").Split('.')[0].Trim().ToLowerInvariant();
        return word switch
        {
            "start" => "started",
            "accept" => "accepted",
            "success" => "succeeded",
            "failure" or "fail" => "failed",
            "" => "unknown",
            _ => JsonText.Cap(word, 64),
        };
    }
}
