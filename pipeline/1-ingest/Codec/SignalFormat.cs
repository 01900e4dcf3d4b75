using AIOps.Ingest.Identity;

namespace AIOps.Ingest.Codec;

/// <summary>
/// The compact form of signals on the bus. A message is: magic, version, 4 bytes checksum of the rest, then entries. An entry starts with its tag. Resources and series are defined once
/// per message and then named by their number; times are differences to the entry before. Numbers are little-endian; lengths and numbers are base-128 with the low group first.
/// </summary>
internal static class SignalFormat
{
    public const byte Magic = 0xA1;
    public const byte Version = 1;
    public const int HeaderLength = 6;

    public const byte DefineResource = 1, DefineSeries = 2, Metric = 3, Log = 4, Change = 5, Alert = 6, Trace = 7;

    // Flags of a metric: what is left out because it follows from the average.
    public const byte SameMinimum = 1, SameMaximum = 2, SameTotal = 4, CountIsOne = 8, GrainIsMinute = 16, TimeStands = 32;

    public static uint Checksum(ReadOnlySpan<byte> entries) => (uint)ByteHash.Of(entries, Version);
}
