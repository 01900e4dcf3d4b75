using AIOps.Ingest.Decoding;
using AIOps.Ingest.Foreign;
using AIOps.Ingest.Json;
using AIOps.Ingest.Mapping;

namespace AIOps.Ingest.Records;

/// <summary>Decides what a record is, by the members that it has, and hands it to the reader of that shape.</summary>
internal static class RecordReader
{
    /// <summary>Reads the record whose members lie in <see cref="DecoderState.Record"/>.</summary>
    public static void Read(ref DecodeContext context, int start, int end)
    {
        context.State.Scratch.Reset();
        context.BeginRecord(start);
        if (end - start > context.State.Options.MaxRecordBytes)
        {
            context.Reject(
                RejectKind.TooLarge, $"a record has {end - start} bytes; send at most {context.State.Options.MaxRecordBytes} (MaxRecordBytes)", start, end);
            return;
        }

        Dispatch(ref context, start, end);
        context.EndRecord(end);
    }

    /// <summary>True when an object has what a record or a wrapper has: enough to go on after a bad element.</summary>
    public static bool LooksLikeRecord(in Members members) =>
        members.Has(Field.Records) || members.Has(Field.Foreign) || members.Has(Field.MetricName)
        || (members.HasAny(Field.AnyTime) && members.HasAny(Field.AnyResource | Field.AnyCategory | Field.AnyText));

    private static void Dispatch(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        if (context.State.Options.Mappings.Count > 0 && MappedReader.TryRead(ref context, start, end)) return;
        if (record.Has(Field.Foreign) && ForeignReader.TryRead(ref context, start, end)) return;
        if (TryReadKnown(ref context, start, end)) return;
        context.Reject(
            RejectKind.UnknownShape,
            "the object is no metric (metricName), log (category, Type or operationName), alert or event that is known; send an Azure Monitor shape or configure a mapping",
            start,
            end);
    }

    /// <summary>Reads the data of an event when it is a common alert, or a metric, log or activity of Azure Monitor; false when it is none.</summary>
    public static bool TryReadNested(ref DecodeContext context, int start, int end) =>
        (context.State.Record.Has(Field.Foreign) && ForeignReader.TryReadAlert(ref context, start)) || TryReadKnown(ref context, start, end);

    private static bool TryReadKnown(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        if (record.Has(Field.MetricName)) MetricRecord.Read(ref context, start, end);
        else if (PointRecord.IsPoint(record, context.Body)) PointRecord.Read(ref context, start, end);
        else if (ActivityRecord.IsActivity(record, context.Body)) ActivityRecord.Read(ref context, start, end);
        else if (LogReader.IsLog(record)) LogReader.Read(ref context, start, end);
        else return false;
        return true;
    }
}
