using System.Globalization;
using AIOps.Detect.Logs.Exceptions;
using AIOps.Detect.Logs.Mining;
using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs;

/// <summary>
/// Finds the template of each line, online and in one pass. A known line costs a pass over its bytes and a table look-up, and no allocation. New signatures are compared with those that
/// differ in a word or two; where one place shows many words, the templates are merged and the old ids stay valid as aliases. Memory is bounded: the least recently used templates are
/// dropped and counted. Not thread-safe.
/// </summary>
public sealed partial class TemplateMiner
{
    private readonly MinerOptions options;
    private readonly LineMasker masker;
    private readonly StackSignature stacks = new();
    private readonly SignatureTable table = new();
    private readonly VariationIndex index = new();
    private readonly List<LogTemplate> templates = [];
    private readonly List<LogTemplate> general = [];
    private readonly List<TemplateMerge> merges = [];
    private readonly SignatureWords words = new();
    private readonly SignatureWords other = new();
    private readonly SignatureWords detail = new();

    /// <summary>An empty miner.</summary>
    /// <param name="options">Limits; null takes the defaults.</param>
    public TemplateMiner(MinerOptions? options = null)
    {
        this.options = options ?? MinerOptions.Default;
        masker = new(this.options.MaxTextBytes);
    }

    /// <summary>Lines so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Templates that were dropped to stay within memory.</summary>
    public long Dropped { get; private set; }

    /// <summary>Changes whenever templates are added, merged, shown otherwise or dropped.</summary>
    public long Version { get; private set; }

    /// <summary>Templates that stand for themselves, in order of their first line.</summary>
    public IEnumerable<LogTemplate> Templates => templates.Where(static one => one.MergedInto is null);

    /// <summary>Finds or makes the template of a line.</summary>
    /// <param name="line">UTF-8 text; a header (time, level, thread) is skipped, and of a structured line only the message is looked at.</param>
    public LogTemplate Match(ReadOnlySpan<byte> line)
    {
        Lines++;
        line = MessageField.Of(line[LineHeader.LengthOf(line)..]);
        if (line.Contains((byte)'\n') && stacks.TryRead(line)) return MatchException(line);
        masker.Mask(line);
        var hash = ByteHash.Of(masker.Signature);
        ref var number = ref table.Find(hash, out var found);
        if (!found) return Learn(line, hash);
        var template = templates[number];
        if (template.MergedInto is not null)
        {
            template = Current(template);
            number = template.Number;
        }

        if (template.Runs != masker.Runs && template.Refinements < LogTemplate.Settled) Refine(template, line);
        return Touch(template);
    }

    /// <summary>The template of an id, or of a former id; null when there is none.</summary>
    public LogTemplate? Find(string id)
    {
        if (!ulong.TryParse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash)) return null;
        var number = table.Find(hash, out var found);
        return found ? Current(templates[number]) : null;
    }

    /// <summary>Merges since the last call, in order.</summary>
    public IReadOnlyList<TemplateMerge> TakeMerges()
    {
        if (merges.Count == 0) return [];
        TemplateMerge[] taken = [.. merges];
        merges.Clear();
        return taken;
    }

    private LogTemplate MatchException(ReadOnlySpan<byte> text)
    {
        var hash = ByteHash.Of(stacks.Signature);
        ref var number = ref table.Find(hash, out var found);
        if (found) return Touch(templates[number]);
        if (templates.Count >= options.MaxTemplates) DropOld();
        var first = text[..text.IndexOf((byte)'\n')];
        masker.Mask(first, runs: false);
        var shown = masker.Signature.IsEmpty ? stacks.Signature[..stacks.Shown].ToArray() : [.. masker.Signature, .. stacks.Signature[stacks.TypeLength..stacks.Shown]];
        Version++;
        var template = new LogTemplate(templates.Count, stacks.Signature.ToArray(), shown, 0) { IsException = true, Refinements = LogTemplate.Settled };
        templates.Add(template);
        table.Set(hash, template.Number);
        return Touch(template);
    }

    private LogTemplate Touch(LogTemplate template)
    {
        template.Count++;
        template.LastUse = Lines;
        return template;
    }

    private static LogTemplate Current(LogTemplate template)
    {
        while (template.MergedInto is { } next) template = next;
        return template;
    }
}
