namespace AIOps.Detect.Logs.Exceptions;

/// <summary>The name of the method in one line of a stack.</summary>
internal static class FrameName
{
    /// <summary>The name as written; empty when the line is no frame.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("at "u8)) return Call(line[3..].TrimStart((byte)' '));
        return line.StartsWith("File \""u8) && line.LastIndexOf(", in "u8) is > 0 and var name ? line[(name + 5)..] : default;
    }

    /// <summary>Frames of the runtime that only pass an error on.</summary>
    public static bool IsPlumbing(ReadOnlySpan<byte> frame) =>
        frame.StartsWith("System.Runtime."u8) || frame.StartsWith("System.Threading.Tasks."u8) || frame.StartsWith("java.base/jdk.internal.reflect."u8)
        || frame.StartsWith("sun.reflect."u8) || frame.StartsWith("process.processTicksAndRejections"u8);

    /// <summary>
    /// Writes a name without what compilers add: <c>&lt;Save&gt;d__12.MoveNext</c> becomes <c>Save</c>, <c>lambda$run$3</c> becomes <c>lambda$run$</c>.
    /// </summary>
    public static void Normalise(ReadOnlySpan<byte> name, byte[] output, ref int length)
    {
        if (name.EndsWith(".MoveNext"u8)) name = name[..^9];
        for (var at = 0; at < name.Length; at++)
        {
            var b = name[at];
            if (b == '<' || b is >= (byte)'0' and <= (byte)'9') continue;
            // Behind the bracket come the marks of closures and iterators, up to the next name.
            if (b == '>')
            {
                while (at + 1 < name.Length && name[at + 1] != '.') at++;
                continue;
            }

            output[length++] = b;
        }
    }

    // Up to the arguments, or to the place in the source.
    private static ReadOnlySpan<byte> Call(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("async "u8)) text = text[6..];
        var end = text.IndexOfAny("([ "u8);
        var name = end < 0 ? text : text[..end];
        // "/app/index.js:10:5": a frame without a name is named after its file.
        if (name.Contains((byte)'/') && name.LastIndexOf((byte)'/') is var slash && name[slash..].Contains((byte)':')) name = name[(slash + 1)..(slash + name[slash..].IndexOf((byte)':'))];
        return name;
    }
}
