using System.Globalization;

namespace AIOps.Ingest.Json;

/// <summary>Numbers as telemetry writes them: JSON numbers, or strings that hold one, in the invariant culture.</summary>
internal static class Numbers
{
    // 10^0 to 10^22 are exact doubles: mantissa / power is then correctly rounded (Clinger 1990, "How to read floating point numbers accurately", the fast case).
    private static readonly double[] Powers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a finite number from a number or string token.</summary>
    public static bool TryRead(in JsonToken token, ReadOnlySpan<byte> source, out double value)
    {
        if (token.Kind is JsonKind.Number or JsonKind.String) return TryParse(token.Of(source), out value);
        value = double.NaN;
        return false;
    }

    /// <summary>Reads a number, or gives the fallback.</summary>
    public static double ReadOr(in JsonToken token, ReadOnlySpan<byte> source, double fallback) =>
        token.Kind != JsonKind.None && TryRead(token, source, out var value) ? value : fallback;

    /// <summary>Parses a finite number that fills the whole text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        ulong mantissa = 0;
        var at = 0;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        if (negative) at = 1;
        var first = at;
        while ((uint)at < (uint)text.Length && (uint)(text[at] - '0') <= 9) mantissa = (mantissa * 10) + (ulong)(text[at++] - '0');
        var digits = at - first;
        var fraction = 0;
        if ((uint)at < (uint)text.Length && text[at] == (byte)'.')
        {
            var point = ++at;
            while ((uint)at < (uint)text.Length && (uint)(text[at] - '0') <= 9) mantissa = (mantissa * 10) + (ulong)(text[at++] - '0');
            fraction = at - point;
        }

        // Up to 15 digits the mantissa is exact; anything longer, or with an exponent, goes the slow way.
        if (at == text.Length && digits > 0 && digits + fraction <= 15)
        {
            value = mantissa / Powers[fraction];
            if (negative) value = -value;
            return true;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
