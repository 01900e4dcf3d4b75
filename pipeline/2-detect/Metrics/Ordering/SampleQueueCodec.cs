using System.Buffers.Binary;
using AIOps.Ingest;

namespace AIOps.Detect.Metrics.Ordering;

/// <summary>Waiting samples as bytes: a version, then 52 bytes each.</summary>
internal static class SampleQueueCodec
{
    private const byte Version = 1;
    private const int Size = (6 * sizeof(long)) + sizeof(int);

    public static byte[] Write(IReadOnlyList<MetricSample> samples)
    {
        if (samples.Count == 0)
        {
            return [];
        }

        var bytes = new byte[1 + (samples.Count * Size)];
        bytes[0] = Version;
        for (var i = 0; i < samples.Count; i++)
        {
            var at = bytes.AsSpan(1 + (i * Size));
            var sample = samples[i];
            BinaryPrimitives.WriteInt64LittleEndian(at, sample.TimeTicks);
            ReadOnlySpan<double> values = [sample.Average, sample.Minimum, sample.Maximum, sample.Total, sample.Count];
            for (var k = 0; k < values.Length; k++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(at[(8 * (k + 1))..], values[k]);
            }

            BinaryPrimitives.WriteInt32LittleEndian(at[48..], sample.GrainSeconds);
        }

        return bytes;
    }

    public static List<MetricSample> Read(SeriesId series, ReadOnlySpan<byte> saved)
    {
        List<MetricSample> samples = [];
        if (saved.Length < 1 || saved[0] != Version || (saved.Length - 1) % Size != 0)
        {
            return samples;
        }

        for (var at = saved[1..]; at.Length > 0; at = at[Size..])
        {
            samples.Add(new MetricSample(
                series,
                BinaryPrimitives.ReadInt64LittleEndian(at),
                BinaryPrimitives.ReadDoubleLittleEndian(at[8..]),
                BinaryPrimitives.ReadDoubleLittleEndian(at[16..]),
                BinaryPrimitives.ReadDoubleLittleEndian(at[24..]),
                BinaryPrimitives.ReadDoubleLittleEndian(at[32..]),
                BinaryPrimitives.ReadDoubleLittleEndian(at[40..]),
                BinaryPrimitives.ReadInt32LittleEndian(at[48..])));
        }

        return samples;
    }
}
