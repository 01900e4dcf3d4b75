using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Which member carries the time, in order of preference.</summary>
internal static class RecordTime
{
    /// <summary>The time member, or a token of kind <see cref="JsonKind.None"/>.</summary>
    public static JsonToken Of(in Members record)
    {
        var token = record.First(Field.Time, Field.TimeStamp, Field.TimeGenerated);
        return token.Kind == JsonKind.None ? record[Field.EventTime] : token;
    }
}
