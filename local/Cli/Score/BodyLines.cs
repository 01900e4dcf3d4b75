namespace AIOps.Local.Cli.Score;

/// <summary>Cuts a stream into lines, as bytes: a body need not be valid UTF-8.</summary>
internal sealed class BodyLines(Stream source)
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool finished;

    /// <summary>Bytes read from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next line without its line feed; null at the end. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellation)
    {
        var searched = start;
        while (true)
        {
            var feed = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = buffer.AsMemory(start, searched + feed - start);
                start = searched + feed + 1;
                return line;
            }

            if (finished)
            {
                if (start == end) return null;
                var last = buffer.AsMemory(start, end - start);
                start = end;
                return last;
            }

            searched = end - start;
            MakeRoom();
            searched += start;
            var read = await source.ReadAsync(buffer.AsMemory(end), cancellation);
            end += read;
            BytesRead += read;
            finished = read == 0;
        }
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
    }
}
