using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs.Mining;

/// <summary>
/// The words of a signature with a key that is a sum over them: what the key would be without one word, or without two, costs one subtraction. Reused from signature to signature.
/// </summary>
internal sealed class SignatureWords
{
    /// <summary>Words looked at; the rest of a longer signature counts as text between words.</summary>
    public const int Most = 64;

    private const ulong VariableHash = 0x5851F42D4C957F2D;

    private readonly int[] starts = new int[Most];
    private readonly int[] ends = new int[Most];
    private readonly ulong[] hashes = new ulong[Most];
    private readonly int[] tokenStarts = new int[Most];
    private readonly int[] tokenEnds = new int[Most];
    private readonly ulong[] tokenHashes = new ulong[Most];
    private byte[] bytes = [];
    private ulong tokenKey;

    public int Count { get; private set; }

    /// <summary>Words that are constant text.</summary>
    public int Constants { get; private set; }

    /// <summary>Words with a letter that are constant text.</summary>
    public int Named { get; private set; }

    /// <summary>Key of the text between the words.</summary>
    public ulong Frame { get; private set; }

    /// <summary>Key of the whole signature.</summary>
    public ulong Key { get; private set; }

    public ReadOnlySpan<byte> this[int word] => bytes.AsSpan(starts[word], ends[word] - starts[word]);

    /// <summary>Hashes of the words, as a template keeps them.</summary>
    public ReadOnlySpan<ulong> Hashes => hashes.AsSpan(0, Count);

    public bool IsVariable(int word) => bytes[starts[word]] == LineMasker.Variable;

    /// <summary>Start of a word in the signature.</summary>
    public int StartOf(int word) => starts[word];

    /// <summary>Reads a signature; it must not change while this is used.</summary>
    public void Read(byte[] signature)
    {
        bytes = signature;
        Count = Constants = Named = 0;
        Frame = 0;
        var classes = ByteClass.Of;
        var gap = 0;
        for (var at = 0; at < signature.Length && Count < Most;)
        {
            var variable = signature[at] == LineMasker.Variable;
            if (!variable && (classes[signature[at]] & (ByteClass.Letter | ByteClass.Digit)) == 0)
            {
                at++;
                continue;
            }

            var stop = at + 1;
            while (!variable && stop < signature.Length && (classes[signature[stop]] & ByteClass.InWord) != 0 && signature[stop] != ':') stop++;
            while (stop > at + 1 && (classes[signature[stop - 1]] & (ByteClass.Letter | ByteClass.Digit)) == 0 && !variable) stop--;
            Frame = ByteHash.Of(signature.AsSpan(gap, at - gap), Frame + 1);
            starts[Count] = at;
            ends[Count] = stop;
            hashes[Count++] = variable ? VariableHash : ByteHash.Of(signature.AsSpan(at, stop - at));
            if (!variable) Constants++;
            if (!variable && HasLetter(signature.AsSpan(at, stop - at))) Named++;
            gap = at = stop;
        }

        Frame = ByteHash.Of(signature.AsSpan(gap), Frame + 1);
        Key = Frame;
        for (var i = 0; i < Count; i++) Key += Mix(hashes[i], i);
        ReadTokens();
    }

    /// <summary>Key of all signatures that differ from this one in a word at most.</summary>
    public ulong Without(int word) => Salt(Key - Mix(hashes[word], word), word, Most);

    /// <summary>Key of all signatures that differ from this one in two words at most.</summary>
    public ulong Without(int one, int two) => Salt(Key - Mix(hashes[one], one) - Mix(hashes[two], two), one, two);

    /// <summary>The signature with a value in place of words.</summary>
    public byte[] Generalise(ReadOnlySpan<int> words)
    {
        var result = new byte[bytes.Length];
        var length = 0;
        var from = 0;
        foreach (var word in words)
        {
            bytes.AsSpan(from, starts[word] - from).CopyTo(result.AsSpan(length));
            length += starts[word] - from;
            result[length++] = LineMasker.Variable;
            from = ends[word];
        }

        bytes.AsSpan(from).CopyTo(result.AsSpan(length));
        return result[..(length + bytes.Length - from)];
    }

    public static bool IsVariableHash(ulong hash) => hash == VariableHash;

    /// <summary>Tokens: what stands between white space.</summary>
    public int Tokens { get; private set; }

    /// <summary>True for a token that holds a value and no name of it: its form may differ from line to line (<c>#3#</c>, <c>LOCAL(0)</c>, <c>+1</c>).</summary>
    public bool IsLoose(int token)
    {
        var text = Token(token);
        var at = text.IndexOf(LineMasker.Variable);
        return at >= 0 && !text.Contains((byte)'=') && text.IndexOf(".."u8) < 0 && (at == 0 || text[at - 1] != ':') && text.IndexOfAny("\"'|"u8) < 0;
    }

    /// <summary>Key of all signatures that differ from this one in a token at most.</summary>
    public ulong WithoutToken(int token) => Salt(tokenKey - Mix(tokenHashes[token], token), Most + 1, token) ^ Ending(Token(token));

    /// <summary>The signature with a value in place of a token, the punctuation behind it kept.</summary>
    public byte[] GeneraliseToken(int token)
    {
        var end = tokenEnds[token] - (Ending(Token(token)) == 0 ? 0 : 1);
        return [.. bytes.AsSpan(0, tokenStarts[token]), LineMasker.Variable, .. bytes.AsSpan(end)];
    }

    /// <summary>Words with a letter outside of a token.</summary>
    public int NamedBeside(int token)
    {
        var named = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!IsVariable(i) && (starts[i] < tokenStarts[token] || starts[i] >= tokenEnds[token]) && HasLetter(this[i])) named++;
        }

        return named;
    }

    private ReadOnlySpan<byte> Token(int token) => bytes.AsSpan(tokenStarts[token], tokenEnds[token] - tokenStarts[token]);

    private static byte Ending(ReadOnlySpan<byte> token) => token.Length > 1 && token[^1] is (byte)',' or (byte)'.' or (byte)';' or (byte)':' ? token[^1] : (byte)0;

    private void ReadTokens()
    {
        Tokens = 0;
        tokenKey = 0;
        for (var at = 0; at < bytes.Length && Tokens < Most; at++)
        {
            var stop = bytes.AsSpan(at).IndexOf((byte)' ');
            stop = stop < 0 ? bytes.Length : at + stop;
            tokenStarts[Tokens] = at;
            tokenEnds[Tokens] = stop;
            tokenHashes[Tokens] = ByteHash.Of(bytes.AsSpan(at, stop - at));
            tokenKey += Mix(tokenHashes[Tokens], Tokens);
            Tokens++;
            at = stop;
        }

        tokenKey += ByteHash.Of(bytes.AsSpan(Tokens == 0 ? 0 : tokenEnds[Tokens - 1]));
    }

    private static bool HasLetter(ReadOnlySpan<byte> word)
    {
        foreach (var b in word)
        {
            if ((ByteClass.Of[b] & ByteClass.Letter) != 0) return true;
        }

        return false;
    }

    private static ulong Mix(ulong hash, int at)
    {
        var mixed = (hash ^ ((ulong)(at + 1) * 0x9E3779B97F4A7C15)) * 0xBF58476D1CE4E5B9;
        return (mixed ^ (mixed >> 29)) * 0x94D049BB133111EB;
    }

    private static ulong Salt(ulong key, int one, int two)
    {
        var mixed = (key ^ (ulong)((one * (Most + 1)) + two + 1)) * 0x9E3779B97F4A7C15;
        return mixed ^ (mixed >> 32);
    }
}
