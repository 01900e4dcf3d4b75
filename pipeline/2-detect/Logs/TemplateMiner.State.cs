using AIOps.Detect.Logs.Mining;

namespace AIOps.Detect.Logs;

/// <summary>A miner as bytes, so that ids stay the same after a restart.</summary>
public sealed partial class TemplateMiner
{
    private const byte Layout = 1;

    /// <summary>Writes what the miner knows; merges that were not taken are lost.</summary>
    public byte[] Save()
    {
        var writer = new StateWriter();
        writer.Byte(Layout);
        writer.Number(Lines);
        writer.Number(Dropped);
        LogTemplate[] live = [.. Templates];
        writer.Number(live.Length);
        foreach (var one in live)
        {
            writer.Bytes(one.Signature);
            writer.Byte((byte)((one.IsException ? 1 : 0) | (one.IsGeneral ? 2 : 0) | (one.Shown == one.Signature ? 4 : 0)));
            if (one.Shown != one.Signature) writer.Bytes(one.Shown);
            writer.Number((long)one.Runs);
            writer.Number(one.Count);
            writer.Number(one.LastUse);
            writer.Number(one.Refinements);
            writer.Number(one.AliasHashes.Count);
            foreach (var alias in one.AliasHashes) writer.Number((long)alias);
        }

        return writer.ToArray();
    }

    /// <summary>Reads a miner.</summary>
    /// <param name="state">What <see cref="Save"/> wrote.</param>
    /// <param name="options">Limits; null takes the defaults.</param>
    /// <returns>Null when the bytes are of another version or damaged: then a new miner has to learn again.</returns>
    public static TemplateMiner? Restore(ReadOnlySpan<byte> state, MinerOptions? options = null)
    {
        var reader = new StateReader(state);
        if (reader.Byte() != Layout) return null;
        var miner = new TemplateMiner(options) { Lines = reader.Number(), Dropped = reader.Number() };
        var count = reader.Number();
        List<LogTemplate> read = [];
        for (var i = 0L; i < count && !reader.Failed; i++)
        {
            var signature = reader.Bytes();
            var flags = reader.Byte();
            var shown = (flags & 4) != 0 ? signature : reader.Bytes();
            var template = new LogTemplate(read.Count, signature, shown, (ulong)reader.Number()) { IsException = (flags & 1) != 0, IsGeneral = (flags & 2) != 0 };
            template.Count = reader.Number();
            template.LastUse = reader.Number();
            template.Refinements = (int)reader.Number();
            for (var aliases = reader.Number(); aliases > 0 && !reader.Failed; aliases--) template.AliasHashes.Add((ulong)reader.Number());
            read.Add(template);
        }

        if (reader.Failed || !reader.AtEnd) return null;
        foreach (var one in read)
        {
            miner.words.Read(one.Signature);
            (one.Words, one.Frame) = (miner.words.Hashes.ToArray(), miner.words.Frame);
        }

        miner.Rebuild(read);
        return miner;
    }
}
