using System.Text;
using AIOps.Detect.Logs.Mining;
using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs;

/// <summary>A template of a log stream: the text of lines that differ in their values only.</summary>
public sealed class LogTemplate
{
    internal LogTemplate(int number, byte[] signature, byte[] text, ulong runs)
    {
        Number = number;
        Signature = signature;
        Shown = text;
        Runs = runs;
        Hash = ByteHash.Of(signature);
        Id = IdOf(Hash);
    }

    /// <summary>16 hex digits of a hash of the content: the same on every host and after every restart.</summary>
    public string Id { get; }

    /// <summary>The text; each value is <c>&lt;*&gt;</c>.</summary>
    public string Text => Render(Shown);

    /// <summary>Lines so far.</summary>
    public long Count { get; internal set; }

    /// <summary>Ids of templates that were merged into this one.</summary>
    public IReadOnlyList<string> Aliases => [.. AliasHashes.Select(IdOf)];

    /// <summary>Grouped by error type and stack, not by text.</summary>
    public bool IsException { get; internal init; }

    /// <summary>The template that took this one in; null while it stands for itself.</summary>
    public LogTemplate? MergedInto { get; internal set; }

    internal int Number { get; set; }

    internal ulong Hash { get; }

    internal byte[] Signature { get; }

    /// <summary>As <see cref="Signature"/>, with each value of a run as long as all lines had the same number of them.</summary>
    internal byte[] Shown { get; set; }

    internal ulong Runs { get; set; }

    internal long LastUse { get; set; }

    internal ulong[] Words { get; set; } = [];

    internal ulong Frame { get; set; }

    internal List<ulong> AliasHashes { get; } = [];

    /// <summary>Made by merging; other signatures may belong to it.</summary>
    internal bool IsGeneral { get; set; }

    /// <summary>Lines that changed <see cref="Shown"/>; from <see cref="Settled"/> on it stays.</summary>
    internal int Refinements { get; set; }

    /// <summary>Details are not looked at any more: enough lines have shown what varies.</summary>
    internal const int Settled = 16;

    /// <summary>Shows no details.</summary>
    internal void Collapse()
    {
        Shown = Signature;
        Refinements = Settled;
    }

    /// <summary>The id of a signature.</summary>
    internal static string IdOf(ulong hash) => hash.ToString("x16");

    internal static string Render(ReadOnlySpan<byte> masked)
    {
        var text = new StringBuilder(masked.Length + 16);
        while (true)
        {
            var at = masked.IndexOf(LineMasker.Variable);
            text.Append(Encoding.UTF8.GetString(at < 0 ? masked : masked[..at]));
            if (at < 0) return text.ToString();
            text.Append("<*>");
            masked = masked[(at + 1)..];
        }
    }
}
