using AIOps.Detect.Logs.Mining;

namespace AIOps.Detect.Logs.Exceptions;

/// <summary>
/// Turns an error with its stack into a signature of type and normalised frames: line numbers, paths, arguments and the names that compilers make up are left out, so that one defect is one
/// group whatever its message says. Reads the stacks of .NET, Java, JavaScript and Python. One instance serves one thread.
/// </summary>
internal sealed class StackSignature
{
    private const int MostFrames = 12;
    private const int ShownFrames = 3;
    private const int LongestFrame = 160;

    private readonly byte[] output = new byte[(MostFrames + 2) * (LongestFrame + 4)];
    private int length;

    /// <summary>The signature of the last text.</summary>
    public ReadOnlySpan<byte> Signature => output.AsSpan(0, length);

    /// <summary>Length of the type at the start of the signature.</summary>
    public int TypeLength { get; private set; }

    /// <summary>Length of the part of the signature that is shown: the type and the first frames.</summary>
    public int Shown { get; private set; }

    /// <summary>Reads a text of several lines; false when it holds no stack.</summary>
    public bool TryRead(ReadOnlySpan<byte> text)
    {
        length = 0;
        Shown = 0;
        var type = TypeOf(text);
        Append(type);
        TypeLength = length;
        var frames = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (frames == MostFrames || FrameName.Of(line) is not { IsEmpty: false } frame || FrameName.IsPlumbing(frame)) continue;
            Append(" at "u8);
            FrameName.Normalise(frame[..Math.Min(frame.Length, LongestFrame)], output, ref length);
            if (++frames == ShownFrames) Shown = length;
        }

        if (frames < ShownFrames) Shown = length;
        return frames > 0;
    }

    // The first word that names an error; of a Python stack, the line below it.
    private static ReadOnlySpan<byte> TypeOf(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (!FrameName.Of(line).IsEmpty) continue;
            while (!line.IsEmpty)
            {
                var end = line.IndexOfAny((byte)' ', (byte)':');
                var word = end < 0 ? line : line[..end];
                if (WordRules.IsErrorType(word)) return word[..Math.Min(word.Length, LongestFrame)];
                if (end < 0) break;
                line = line[(end + 1)..];
            }
        }

        return "error"u8;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(output.AsSpan(length));
        length += text.Length;
    }
}
