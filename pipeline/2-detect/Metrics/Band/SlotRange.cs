namespace AIOps.Detect.Metrics.Band;

/// <summary>
/// The range of one slot of the day in four bytes: the upper halves of two floats (8 significant bits),
/// rounded outwards, so that a stored range never excludes what was learnt.
/// </summary>
internal struct SlotRange
{
    private const ushort NotANumber = 0x7FC0;
    private ushort _low;
    private ushort _high;

    /// <summary>A slot that has seen nothing.</summary>
    public static SlotRange Empty => new() { _low = NotANumber, _high = NotANumber };

    /// <summary>True until the first range is stored.</summary>
    public readonly bool IsEmpty => _low == NotANumber;

    /// <summary>Lower end.</summary>
    public readonly double Low => BitConverter.UInt32BitsToSingle((uint)_low << 16);

    /// <summary>Upper end.</summary>
    public readonly double High => BitConverter.UInt32BitsToSingle((uint)_high << 16);

    /// <summary>Packs a range.</summary>
    public static SlotRange Of(double low, double high) => new() { _low = Pack((float)low, up: false), _high = Pack((float)high, up: true) };

    private static ushort Pack(float value, bool up)
    {
        if (!float.IsFinite(value))
        {
            value = value > 0 ? float.MaxValue : -float.MaxValue;
        }

        var bits = BitConverter.SingleToUInt32Bits(value);
        var top = bits >> 16;

        // Cutting the lower half moves towards zero; going outwards needs one step more on the other side.
        var cutMovesInwards = value < 0 != up;
        if ((bits & 0xFFFF) != 0 && cutMovesInwards && (top & 0x7FFF) < 0x7F7F)
        {
            top++;
        }

        return (ushort)top;
    }
}
