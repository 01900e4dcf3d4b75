namespace AIOps.Detect.Logs.Mining;

/// <summary>Words with what joins them: numbers, names, paths, addresses.</summary>
internal sealed partial class LineMasker
{
    private void Word(ReadOnlySpan<byte> word)
    {
        var classes = ByteClass.Of;
        // Signs at the ends belong to the sentence, except the sign of a number and the root of a path.
        var start = 0;
        var end = word.Length;
        while (end > 0 && (classes[word[end - 1]] & (ByteClass.Letter | ByteClass.Digit | ByteClass.Slash)) == 0) end--;
        while (start < end && (classes[word[start]] & (ByteClass.Letter | ByteClass.Digit | ByteClass.Slash)) == 0 && !OpensPath(word, start) && !OpensNumber(word, start)) start++;
        if (start > 0) EmitConstant(word[..start]);
        Inner(word[start..end]);
        if (end < word.Length) EmitConstant(word[end..]);
    }

    private static bool OpensPath(ReadOnlySpan<byte> word, int at) =>
        at + 1 < word.Length && word[at] is (byte)'.' or (byte)'~' && (word[at + 1] == '/' || (word[at + 1] == '.' && at + 2 < word.Length && word[at + 2] == '/'));

    private static bool OpensNumber(ReadOnlySpan<byte> word, int at) => at == 0 && word[0] == '-' && word.Length > 1 && word[1] is >= (byte)'0' and <= (byte)'9';

    private void Inner(ReadOnlySpan<byte> word)
    {
        var classes = ByteClass.Of;
        int digits = 0, slashes = 0, dots = 0, colons = 0, ats = 0, letters = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var kind = classes[word[i]];
            digits += kind & ByteClass.Digit;
            letters += kind & ByteClass.Letter;
            if ((kind & ByteClass.Slash) != 0) slashes++;
            else if ((kind & ByteClass.Dot) != 0) dots++;
            else if (word[i] == ':') colons++;
            else if (word[i] == '@') ats++;
        }

        if (letters == 0 && digits == 0)
        {
            EmitConstant(word);
        }
        else if (slashes > 0)
        {
            if (IsPath(word, slashes, digits, dots)) EmitVariable();
            else Pieces(word, (byte)'/');
        }
        else if ((ats > 0 && word[0] != '@') || (dots > 0 && WordRules.StartsWithNumber(word)) || (digits > 0 && WordRules.IsNumeric(word) && word.IndexOf(".."u8) < 0))
        {
            EmitVariable();
        }
        else if (colons > 0)
        {
            if (IsAddress(word)) EmitVariable();
            else Pieces(word, (byte)':');
        }
        else if (dots >= 2 && word.IndexOf(".."u8) < 0)
        {
            if (WordRules.IsNamedConstant(word)) EmitConstant(word);
            else EmitVariable();
        }
        else if (dots > 0)
        {
            Pieces(word, (byte)'.');
        }
        else if (WordRules.IsVariable(word))
        {
            EmitVariable();
        }
        else
        {
            EmitConstant(word);
        }
    }

    // Absolute, of a drive, or with something that prose does not have between its slashes.
    private static bool IsPath(ReadOnlySpan<byte> word, int slashes, int digits, int dots) =>
        word[0] is (byte)'/' or (byte)'\\' or (byte)'.' or (byte)'~'
        || digits > 0 || dots > 0 || slashes > 2
        || word.Contains((byte)'\\') || word.IndexOf("://"u8) > 0;

    // A host with its port: the host has to look like one, because "line:12" has the same form.
    private static bool IsAddress(ReadOnlySpan<byte> word)
    {
        var colon = word.LastIndexOf((byte)':');
        if (word.Length - colon > 6 || !WordRules.IsDigits(word[(colon + 1)..])) return false;
        var host = word[..colon];
        return !host.Contains((byte)':') && (host.Count((byte)'.') >= (WordRules.IsWebPort(word[(colon + 1)..]) ? 1 : 2) || KnownWords.IsValue(host) || (!host.Contains((byte)'.') && WordRules.IsVariable(host)));
    }

    private void Pieces(ReadOnlySpan<byte> word, byte separator)
    {
        while (true)
        {
            var next = word.IndexOf(separator);
            var piece = next < 0 ? word : word[..next];
            if (!piece.IsEmpty) Inner(piece);
            if (next < 0) return;
            EmitConstant(separator);
            word = word[(next + 1)..];
        }
    }
}
