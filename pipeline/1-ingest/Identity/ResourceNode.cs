namespace AIOps.Ingest.Identity;

/// <summary>
/// A resource and its series, as bodies spell them. Exports repeat themselves minute after minute: the same resources in the same order, and of each the same metrics in the same
/// order. So the next one is guessed and compared before anything is hashed.
/// </summary>
internal sealed class ResourceNode(byte[] raw, string id)
{
    // More series than this, and longer spellings, are found through the table.
    private const int MaxGuesses = 32;
    private const int MaxSpelling = 512;

    private Guessed[] guesses = [];
    private int count;
    private int last;

    /// <summary>Memory of a node beyond its raw bytes, and of a series in it beyond its spelling, estimated.</summary>
    public const int Cost = 200, SeriesCost = 72;

    public string Id { get; } = id;

    /// <summary>The resource that came after this one.</summary>
    public ResourceNode? Next { get; set; }

    public bool Is(ReadOnlySpan<byte> resourceId) => resourceId.SequenceEqual(raw);

    public SeriesId? Guess(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit)
    {
        for (var tried = 0; tried < count; tried++)
        {
            if (++last >= count) last = 0;
            ref readonly var guess = ref guesses[last];
            ReadOnlySpan<byte> bytes = guess.Bytes;
            if (guess.Metric == metric.Length && guess.Dimensions == dimensions.Length && bytes.Length == metric.Length + dimensions.Length + unit.Length
                && bytes[..guess.Metric].SequenceEqual(metric) && bytes.Slice(guess.Metric, guess.Dimensions).SequenceEqual(dimensions)
                && bytes[(guess.Metric + guess.Dimensions)..].SequenceEqual(unit)) return guess.Series;
        }

        return null;
    }

    /// <summary>Remembers a series; false when there is no room.</summary>
    public bool TryAdd(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> dimensions, ReadOnlySpan<byte> unit, SeriesId series)
    {
        if (count == MaxGuesses || metric.Length + dimensions.Length + unit.Length > MaxSpelling) return false;
        if (count == guesses.Length) Array.Resize(ref guesses, Math.Max(4, count * 2));
        last = count;
        guesses[count++] = new() { Bytes = [.. metric, .. dimensions, .. unit], Metric = metric.Length, Dimensions = dimensions.Length, Series = series };
        return true;
    }

    private struct Guessed
    {
        public byte[] Bytes;
        public int Metric, Dimensions;
        public SeriesId Series;
    }
}
