using System.Buffers;
using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs.Mining;

/// <summary>The closer look at a token that may hold values.</summary>
internal sealed partial class LineMasker
{
    private const int LongestQuote = 256;

    private static readonly SearchValues<byte> PlainLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-."u8);

    /// <summary>Masks the token at <paramref name="at"/>, which ends at <paramref name="end"/>; a quoted value may reach further.</summary>
    /// <returns>Where to go on.</returns>
    private int Token(ReadOnlySpan<byte> line, int at, int end)
    {
        var classes = ByteClass.Of;
        if (IsEmptyPair(line[at..end]))
        {
            EmitConstant(line[at]);
            EmitVariable();
            at++;
        }

        while (at < end && length < maxBytes)
        {
            var b = line[at];
            if ((classes[b] & ByteClass.InWord) != 0)
            {
                int kinds = classes[b];
                var stop = at + 1;
                for (; stop < end && (classes[line[stop]] & ByteClass.InWord) is not 0 and var kind; stop++) kinds |= kind;
                if (stop + 1 < end && line[stop] == '(' && line[stop + 1] == ')')
                {
                    EmitConstant(line[at..stop]);
                }
                else if ((kinds & ~(ByteClass.Digit | ByteClass.Letter)) == 0)
                {
                    // Nothing that joins: the most frequent word by far.
                    if (kinds == ByteClass.Digit || WordRules.IsVariable(line[at..stop])) EmitVariable();
                    else EmitConstant(line[at..stop]);
                }
                else
                {
                    if ((kinds & ByteClass.Slash) != 0 && (IsLink(line, at, stop) || (b == '/' && stop < end && line[stop] == '?'))) stop = EndOfLink(line, stop, end);
                    Word(line[at..stop]);
                }

                at = stop;
            }
            else if (b == '=')
            {
                EmitConstant(b);
                at = IsKey(at, line) ? Value(line, at + 1, ref end) : at + 1;
            }
            else if (b == '<' && collapse && at + 1 < end && line[at + 1] is >= (byte)'0' and <= (byte)'9' && (at == 0 || line[at - 1] <= ' '))
            {
                // "less than": part of the number.
                Note(length, b);
                at++;
            }
            else if (b == '"' && quote > 0 && quote < length)
            {
                // Quoted text that begins with a value is a value as a whole: agents, titles.
                if (output[quote] == Variable) length = quote + 1;
                EmitConstant(b);
                quote = 0;
                at++;
            }
            else if (b == '"' && Quoted(line, at) is > 0 and var close)
            {
                EmitConstant(b);
                EmitVariable();
                at = close;
                end = Math.Max(end, EndOfToken(line, close));
            }
            else
            {
                EmitConstant(b);
                if (b == ')') DropElaboration();
                if (b == '"') quote = OpensQuote(line, at) ? length : 0;
                at++;
            }
        }

        return end;
    }

    private static bool IsLink(ReadOnlySpan<byte> line, int at, int stop) => line[at..stop].IndexOf("://"u8) > 0;

    // Links run on over signs that separate words elsewhere.
    private static int EndOfLink(ReadOnlySpan<byte> line, int stop, int end)
    {
        while (stop < end && line[stop] is not ((byte)'"' or (byte)'\'' or (byte)'<' or (byte)'>' or (byte)')' or (byte)']' or (byte)'}' or (byte)'|')) stop++;
        while (line[stop - 1] is (byte)',' or (byte)';' or (byte)'.' or (byte)':') stop--;
        return stop;
    }

    private static int EndOfToken(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] > ' ') at++;
        return at;
    }

    // A sign of equality with a name before it and none of its kin around it.
    private static bool IsKey(int at, ReadOnlySpan<byte> line) =>
        at > 0 && (ByteClass.Of[line[at - 1]] & ByteClass.InWord) != 0 && at + 1 < line.Length && line[at + 1] is not ((byte)'=' or (byte)'>' or (byte)'~');

    private int Value(ReadOnlySpan<byte> line, int at, ref int end)
    {
        if (at >= end) return at;
        if (line[at] is (byte)'"' or (byte)'\'')
        {
            var close = line[(at + 1)..Math.Min(line.Length, at + LongestQuote)].IndexOf(line[at]);
            if (close <= 0) return at;
            EmitConstant(line[at]);
            EmitVariable();
            at += close + 1;
            end = Math.Max(end, EndOfToken(line, at));
            return at;
        }

        if (line[at] == '[') return List(line, at, ref end);
        var stop = at;
        while (stop < end && line[stop] is not ((byte)',' or (byte)';' or (byte)'&' or (byte)')' or (byte)'}' or (byte)']' or (byte)'>' or (byte)'|' or (byte)'"' or (byte)'\'' or (byte)'{' or (byte)'[' or (byte)'(' or (byte)'<')) stop++;
        // A name with a bracket behind it begins a group: its members are looked at one by one.
        if (stop < end && line[stop] is (byte)'{' or (byte)'(' or (byte)'<') return at;
        if (IsLink(line, at, stop)) stop = EndOfLink(line, stop, end);
        while (stop > at && line[stop - 1] is (byte)'.' or (byte)':') stop--;
        if (stop > at) NamedValue(line[at..stop]);
        return stop;
    }

    // Lists are one value.
    private int List(ReadOnlySpan<byte> line, int at, ref int end)
    {
        var stop = at;
        while (stop < line.Length && line[stop] == '[')
        {
            var close = line[stop..Math.Min(line.Length, stop + LongestQuote)].IndexOf((byte)']');
            if (close < 0 || line.Slice(stop, close).Contains((byte)'=')) break;
            stop += close + 1;
        }

        if (stop == at) return at;
        EmitVariable();
        end = Math.Max(end, EndOfToken(line, stop));
        return stop;
    }

    // A value that is a plain word is shown as long as all lines have the same.
    private void NamedValue(ReadOnlySpan<byte> value)
    {
        var plain = !value.ContainsAnyExcept(PlainLetters) && !KnownWords.IsValue(value);
        if (plain && !collapse)
        {
            EmitConstant(value);
            return;
        }

        if (plain) Note(length, (int)ByteHash.Of(value));
        EmitVariable();
    }

    private static bool OpensQuote(ReadOnlySpan<byte> line, int at) =>
        at + 1 < line.Length && line[at + 1] > ' ' && (at == 0 || line[at - 1] <= ' ' || line[at - 1] is (byte)'(' or (byte)'[' or (byte)',' or (byte)':');

    // One word in double quotes is a name that somebody chose; a sentence is text.
    private static int Quoted(ReadOnlySpan<byte> line, int at)
    {
        if (at > 0 && (ByteClass.Of[line[at - 1]] & (ByteClass.Letter | ByteClass.Digit)) != 0) return -1;
        for (var i = at + 1; i < line.Length && i < at + LongestQuote; i++)
        {
            if (line[i] == '"') return i > at + 1 ? i : -1;
            if (line[i] <= ' ') return -1;
        }

        return -1;
    }
}
