namespace AIOps.Ingest.Deduplication;

/// <summary>Size of the memory for duplicates; bound from <c>AIOps:Deduplication</c>.</summary>
public sealed class EventDeduplicatorOptions
{
    /// <summary>Keys to remember, about 30 bytes each. Default: 65,536 (some 2 MB per partition). Range: 16 to 16,777,216.</summary>
    public int Capacity { get; init; } = 65_536;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">Names option, value and what is allowed.</exception>
    public void Validate()
    {
        if (Capacity is < 16 or > 16_777_216) throw new ArgumentException($"Capacity is {Capacity}; allowed is 16 to 16777216.");
    }
}
