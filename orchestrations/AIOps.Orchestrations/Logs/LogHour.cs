using System.Buffers.Binary;
using System.Globalization;

namespace AIOps.Orchestrations.Logs;

/// <summary>Lines per template and minute of one stream in one hour, 13 bytes each: template, minute of the hour, lines.</summary>
internal sealed class LogHour
{
    private const int EntrySize = 13;

    /// <summary>What a row has room for; the rest of an hour with more is left out of the charts.</summary>
    private const int MostEntries = 60_000;
    private readonly Dictionary<(ulong Template, byte Minute), long> _counts = [];

    public LogHour(DateTimeOffset hour, ReadOnlySpan<byte> bytes)
    {
        Hour = hour;
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
        {
            _counts[(BinaryPrimitives.ReadUInt64LittleEndian(bytes), bytes[8])] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[9..]);
        }
    }

    /// <summary>Start of the hour.</summary>
    public DateTimeOffset Hour { get; }

    /// <summary>Adds lines.</summary>
    public void Add(string template, int minute, long lines)
    {
        var key = (ulong.Parse(template, NumberStyles.HexNumber, CultureInfo.InvariantCulture), (byte)minute);
        if (_counts.Count < MostEntries || _counts.ContainsKey(key))
        {
            _counts[key] = Math.Min(uint.MaxValue, _counts.GetValueOrDefault(key) + lines);
        }
    }

    /// <summary>The counts in no particular order.</summary>
    public IEnumerable<(string Template, DateTimeOffset Minute, long Lines)> Counts() =>
        _counts.Select(one => (one.Key.Template.ToString("x16", CultureInfo.InvariantCulture), Hour.AddMinutes(one.Key.Minute), one.Value));

    /// <summary>As it is stored.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_counts.Count * EntrySize];
        var at = bytes.AsSpan();
        foreach (var ((template, minute), lines) in _counts)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(at, template);
            at[8] = minute;
            BinaryPrimitives.WriteUInt32LittleEndian(at[9..], (uint)lines);
            at = at[EntrySize..];
        }

        return bytes;
    }
}
