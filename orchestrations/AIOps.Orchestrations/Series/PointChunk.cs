using System.Buffers.Binary;
using AIOps.Diagnose;

namespace AIOps.Orchestrations.Series;

/// <summary>
/// The scored points of one series in a quarter of an hour, 22 bytes each: second since its start, value, expected, lower, upper, score.
/// A quarter, because every series holds the one that is being filled in memory and writes it with each batch: an hour cost four times as much of both.
/// Values are kept in single precision: a chart and a diagnosis need no more.
/// </summary>
internal sealed class PointChunk
{
    /// <summary>The time that a chunk covers.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <summary>A row property holds 64 KiB at most.</summary>
    private const int Capacity = 2900;
    private const int PointSize = 22;
    private byte[] _bytes;

    public PointChunk(DateTimeOffset start, byte[]? bytes = null)
    {
        Start = start;
        _bytes = bytes ?? [];
        Count = _bytes.Length / PointSize;
    }

    /// <summary>Start of the quarter.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Points inside.</summary>
    public int Count { get; private set; }

    /// <summary>What the row keys begin with.</summary>
    public const string Prefix = "p:";

    /// <summary>Row key of the quarter that a time lies in: sorts by time.</summary>
    public static string RowKey(DateTimeOffset time) => $"{Prefix}{StartOf(time).UtcDateTime:yyyyMMddHHmm}";

    /// <summary>Start of the quarter that a time lies in, UTC.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Length.Ticks), TimeSpan.Zero);

    /// <summary>Adds a point of this quarter; points beyond the capacity are thinned out by leaving every later one away.</summary>
    public void Add(in SeriesPoint point)
    {
        if (Count >= Capacity)
        {
            return;
        }

        if ((Count + 1) * PointSize > _bytes.Length)
        {
            // Small steps: a hundred thousand series each hold one, so slack would cost more than copying a quarter now and then.
            Array.Resize(ref _bytes, (Count + Math.Max(3, Count / 8)) * PointSize);
        }

        var at = _bytes.AsSpan(Count * PointSize, PointSize);
        BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)(point.Time - Start).TotalSeconds);
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
            Start.AddSeconds(BinaryPrimitives.ReadUInt16LittleEndian(at)),
            BinaryPrimitives.ReadSingleLittleEndian(at[2..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[6..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[10..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[14..]),
            BinaryPrimitives.ReadSingleLittleEndian(at[18..]));
    }
}
