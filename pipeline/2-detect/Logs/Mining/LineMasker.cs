using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AIOps.Detect.Logs.Mining;

/// <summary>
/// Turns a line into its signature in one pass over the bytes: constant text as it is, white space squeezed, and <see cref="Variable"/> for each value, or for each run of values.
/// Nothing is allocated; one instance serves one thread.
/// </summary>
/// <param name="maxBytes">Longest signature; what is beyond counts as one value.</param>
internal sealed partial class LineMasker(int maxBytes)
{
    /// <summary>Stands for a value; cannot come from a line, where control characters are white space.</summary>
    public const byte Variable = 1;

    private const int Numeric = ByteClass.Digit | ByteClass.Dot | ByteClass.Joint;

    private readonly byte[] output = new byte[maxBytes + 16];
    private int length;
    private bool collapse = true;
    private bool date;
    private int quote;

    /// <summary>The signature of the last line.</summary>
    public ReadOnlySpan<byte> Signature => output.AsSpan(0, length);

    /// <summary>Tells apart lines of one signature whose runs have another number of values.</summary>
    public ulong Runs { get; private set; }

    /// <summary>Masks a line.</summary>
    /// <param name="line">The text, without its header.</param>
    /// <param name="runs">False keeps each value of a run.</param>
    public void Mask(ReadOnlySpan<byte> line, bool runs = true)
    {
        length = 0;
        Runs = 0;
        collapse = runs;
        date = false;
        quote = 0;
        ref var classes = ref MemoryMarshal.GetReference(ByteClass.Of);
        ref var source = ref MemoryMarshal.GetReference(line);
        ref var target = ref MemoryMarshal.GetArrayDataReference(output);
        for (var at = 0; at < line.Length;)
        {
            if (Unsafe.Add(ref source, at) <= ' ')
            {
                at++;
                continue;
            }

            if (length >= maxBytes)
            {
                EmitVariable();
                return;
            }

            if (length > 0) output[length++] = (byte)' ';
            // The buffer has room for a token that begins inside of it: the loop stays below its end.
            var start = at;
            var to = length;
            var stop = Math.Min(line.Length, start + output.Length - to);
            var bits = 0;
            var dots = 0;
            for (; at < stop; at++)
            {
                var b = Unsafe.Add(ref source, at);
                if (b <= ' ') break;
                int kind = Unsafe.Add(ref classes, b);
                bits |= kind;
                dots += kind & ByteClass.Dot;
                Unsafe.Add(ref target, to++) = b;
            }

            if ((bits & ~Numeric) == 0 && IsDigit(Unsafe.Add(ref source, start)) && IsDigit(Unsafe.Add(ref source, at - 1)) && dots <= 3 * ByteClass.Dot)
            {
                // Numbers, times, addresses: the most frequent values need no closer look.
                EmitVariable();
                continue;
            }

            var token = line[start..at];
            if ((bits & ByteClass.Suspect) == 0 && dots < 2 * ByteClass.Dot && !EndsInValue(token) && !IsEmptyPair(token))
            {
                var from = length;
                length = to;
                if (from >= 2 && output[from - 2] == Variable && (collapse || date)) Absorb(from);
                continue;
            }

            at = Token(line, start, at);
        }
    }

    // "true", "lock:false," and the like. Nearly every word fails at its last letter.
    private static bool EndsInValue(ReadOnlySpan<byte> token)
    {
        var end = token.Length;
        while (end > 0 && !IsLetter(token[end - 1])) end--;
        // The letter before the last: nearly every word that ends like a value differs there.
        if (end < 3 || !KnownWords.MayEndValue(token[end - 2], token[end - 1])) return false;
        var start = end;
        while (start > 0 && end - start <= KnownWords.LongestValue && IsLetter(token[start - 1])) start--;
        return KnownWords.IsValue(token[start..end]) && (start == 0 || token[start - 1] is not ((byte)'.' or (byte)'_' or (byte)'-' or (byte)'$'));
    }

    // A pair of brackets by itself is a value that is empty this time.
    private static bool IsEmptyPair(ReadOnlySpan<byte> token) =>
        token.Length is 2 or 3 && ((token[0] == '(' && token[1] == ')') || (token[0] == '[' && token[1] == ']') || (token[0] == '"' && token[1] == '"'));

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte b) => (ByteClass.Of[b] & ByteClass.Letter) != 0;

    private static ReadOnlySpan<byte> Core(ReadOnlySpan<byte> token)
    {
        var end = token.Length;
        while (end > 0 && !IsLetter(token[end - 1])) end--;
        return token[..end];
    }

    // A unit or a zone belongs to the value before it: whether there is one is noted aside, like the length of a run.
    private void Absorb(int start)
    {
        var word = output.AsSpan(start, length - start);
        var core = Core(word);
        if (core.IsEmpty || !((collapse && KnownWords.IsUnit(core)) || KnownWords.IsZone(core))) return;
        var rest = word[core.Length..];
        Note(start, core[0]);
        rest.CopyTo(output.AsSpan(start - 1));
        length = start - 1 + rest.Length;
        if (rest is [(byte)')', ..]) DropElaboration(rest.Length - 1);
    }

    // "1190 (1.16 KB)": a value in brackets behind a value says the same again, or is missing in other lines.
    private void DropElaboration(int behind = 0)
    {
        var close = length - behind - 1;
        if (!collapse || close < 4 || output[close - 1] != Variable || output[close - 2] != '(' || output[close - 3] != ' ' || output[close - 4] != Variable) return;
        Note(close, '(');
        output.AsSpan(close + 1, behind).CopyTo(output.AsSpan(close - 3));
        length -= 4;
    }

    private void Note(int place, int what) => Runs = ((Runs + (ulong)place) * 0x9E3779B97F4A7C15) + (ulong)what + 1;

    private void EmitConstant(ReadOnlySpan<byte> text)
    {
        if (text.Length > output.Length - length) text = text[..Math.Max(0, output.Length - length)];
        text.CopyTo(output.AsSpan(length));
        length += text.Length;
    }

    private void EmitConstant(byte one)
    {
        if (length < output.Length) output[length++] = one;
    }

    private void EmitVariable()
    {
        var dated = DropDateParts();
        var before = length;
        if (collapse || date || dated)
        {
            while (before > 0 && output[before - 1] is (byte)' ' or (byte)',' or (byte)';') before--;
        }

        if (before > 0 && output[before - 1] == Variable)
        {
            // Another value of the same run: how many there are is noted aside. A date is one value.
            if (!date && !dated) Note(before, length - before);
            date |= dated;
            length = before;
            return;
        }

        date = dated;
        EmitConstant(Variable);
    }

    // "Sun Jul 17": the words before the number are part of the date.
    private bool DropDateParts()
    {
        var from = length;
        while (length >= 4 && output[length - 1] == ' ' && KnownWords.IsDatePart(output.AsSpan(length - 4, 3)) && (length == 4 || !IsLetter(output[length - 5]))) length -= 4;
        return length < from;
    }
}
