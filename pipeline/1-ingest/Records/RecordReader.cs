using AIOps.Ingest.Decoding;
using AIOps.Ingest.Foreign;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Decides what a record is, by the members that it has, and hands it to the reader of that shape.</summary>
internal static class RecordReader
{
    /// <summary>Reads the record whose members lie in <see cref="DecoderState.Record"/>.</summary>
    public static void Read(ref DecodeContext context, int start, int end)
    {
        context.State.Scratch.Reset();
        if (end - start > context.State.Options.MaxRecordBytes)
        {
            context.Reject(
                RejectKind.TooLarge, $"a record has {end - start} bytes; send at most {context.State.Options.MaxRecordBytes} (MaxRecordBytes)", start, end);
            return;
        }

        context.Structure(start);
        Dispatch(ref context, start, end);
        context.Accept(end);
    }

    /// <summary>True when an object has what a record or a wrapper has: enough to go on after a bad element.</summary>
    public static bool LooksLikeRecord(in Members members) =>
        members.Has(Field.Records) || members.Has(Field.Foreign) || members.Has(Field.MetricName)
        || (members.HasAny(Field.AnyTime) && members.HasAny(Field.AnyResource | Field.AnyCategory | Field.AnyText));

    private static void Dispatch(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        if (record.Has(Field.Foreign) && ForeignReader.TryRead(ref context, start, end)) return;
        if (record.Has(Field.MetricName))
        {
            MetricRecord.Read(ref context, start, end);
            return;
        }

        if (PointRecord.IsPoint(record, context.Body))
        {
            PointRecord.Read(ref context, start, end);
            return;
        }

        if (ActivityRecord.IsActivity(record, context.Body))
        {
            ActivityRecord.Read(ref context, start, end);
            return;
        }

        if (LogReader.IsLog(record))
        {
            LogReader.Read(ref context, start, end);
            return;
        }

        context.Reject(
            RejectKind.UnknownShape,
            "the object is no metric (metricName), log (category, Type or operationName), alert or event that is known; send an Azure Monitor shape or configure a mapping",
            start,
            end);
    }
}
