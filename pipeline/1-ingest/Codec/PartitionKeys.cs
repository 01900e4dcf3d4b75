using System.Globalization;
using System.Runtime.InteropServices;
using AIOps.Ingest.Identity;

namespace AIOps.Ingest.Codec;

/// <summary>
/// Spreads signals over a fixed number of partition keys: a series always gets the same one, and so does a log stream (resource and category). Fewer keys than series, because every key
/// of a batch is a message of its own.
/// </summary>
internal sealed class PartitionKeys(int count)
{
    private readonly string[] names = [.. Enumerable.Range(0, count).Select(i => $"p{i:d4}")];

    public int Count => names.Length;

    public string NameOf(int index) => names[index];

    public int Of(SeriesId series) => (int)(uint.Parse(series.Key.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % (uint)names.Length);

    public int Of(string resourceId, ReadOnlySpan<byte> category = default) =>
        (int)(ByteHash.Of(category, ByteHash.Of(MemoryMarshal.AsBytes(resourceId.AsSpan()))) % (ulong)names.Length);
}
