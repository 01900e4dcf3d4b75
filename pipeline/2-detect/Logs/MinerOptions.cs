namespace AIOps.Detect.Logs;

/// <summary>Limits of a template miner.</summary>
public sealed class MinerOptions
{
    /// <summary>The options with every default.</summary>
    public static MinerOptions Default { get; } = new();

    /// <summary>Templates held, merged ones among them; beyond, the least recently used quarter leaves. Default 4,096, 16 to 1,000,000.</summary>
    public int MaxTemplates { get; set; } = 4096;

    /// <summary>Signatures held; beyond, those that a general template covers are found again the slow way. Default 65,536, 1,024 to 10,000,000.</summary>
    public int MaxSignatures { get; set; } = 65_536;

    /// <summary>Former ids that a template answers to; beyond, the oldest are forgotten. Default 256, 16 to 10,000.</summary>
    public int MaxAliases { get; set; } = 256;

    /// <summary>Bytes of a line's signature; what is beyond counts as one value. Default 1,024, 64 to 16,384.</summary>
    public int MaxTextBytes { get; set; } = 1024;

    /// <summary>
    /// Bytes that a miner never exceeds: per template its text twice, its words and its places in the index (at most 248 of 40 bytes), and the table of signatures.
    /// 70 MB by default when every template is as long as it may be; a service with 300 templates takes about 1 MB.
    /// </summary>
    public long MemoryBound => (MaxTemplates * ((2L * MaxTextBytes) + 12_800 + (MaxAliases * 8L))) + (MaxSignatures * 48L);
}
