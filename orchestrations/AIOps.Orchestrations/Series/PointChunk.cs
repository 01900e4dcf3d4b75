using System.Buffers.Binary;
using AIOps.Diagnose;

namespace AIOps.Orchestrations.Series;

/// <summary>
/// The scored points of one series in one hour, 22 bytes each: second of the hour, value, expected, lower, upper, score.
/// Values are kept in single precision: a chart and a diagnosis need no more, and 20,000 series stay small in memory.
/// </summary>
internal sealed class PointChunk
{
    /// <summary>A row property holds 64 KiB at most.</summary>
    private const int Capacity = 2900;
    private const int PointSize = 22;
    private byte[] _bytes;

    public PointChunk(DateTimeOffset hour, byte[]? bytes = null)
    {
        Hour = hour;
        _bytes = bytes ?? [];
        Count = _bytes.Length / PointSize;
    }

    /// <summary>Start of the hour.</summary>
    public DateTimeOffset Hour { get; }

    /// <summary>Points inside.</summary>
    public int Count { get; private set; }

    /// <summary>Row key of an hour: sorts by time.</summary>
    public static string RowKey(DateTimeOffset hour) => $"p:{hour.UtcDateTime:yyyyMMddHH}";

    /// <summary>The hour that a time lies in.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero);

    /// <summary>Adds a point of this hour; points beyond the capacity are thinned out by leaving every later one away.</summary>
    public void Add(in SeriesPoint point)
    {
        if (Count >= Capacity)
        {
            return;
        }

        if ((Count + 1) * PointSize > _bytes.Length)
        {
            // Small steps: a hundred thousand series each hold one, so slack would cost more than copying an hour now and then.
            Array.Resize(ref _bytes, (Count + Math.Max(6, Count / 8)) * PointSize);
        }

        var at = _bytes.AsSpan(Count * PointSize, PointSize);
        BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)(point.Time - Hour).TotalSeconds);
        BinaryPrimitives.WriteSingleLittleEndian(at[2..], (float)point.Value);
        BinaryPrimitives.WriteSingleLittleEndian(at[6..], (float)point.Expected);
        BinaryPrimitives.WriteSingleLittleEndian(at[10..], (float)point.Lower);
        BinaryPrimitives.WriteSingleLittleEndian(at[14..], (float)point.Upper);
        BinaryPrimitives.WriteSingleLittleEndian(at[18..], (float)point.Score);
        Count++;
    }

    /// <summary>The points as they are stored.</summary>
    public byte[] ToBytes() => _bytes.AsSpan(0, Count * PointSize).ToArray();

    /// <summary>Points in time order.</summary>
    public IEnumerable<SeriesPoint> Points()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return Read(index);
        }
    }

    private SeriesPoint Read(int index)
    {
        var at = _bytes.AsSpan(index * PointSize, PointSize);
        return new SeriesPoint(
            Hour.AddSeconds(BinaryPrimitives.ReadUInt16LittleEndian(at)),
            BinaryPrimitives.ReadSingleLittleEndian(at[2..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[6..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[10..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[14..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[18..]));
    }
}
