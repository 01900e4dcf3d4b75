using AIOps.Detect.Logs.Mining;
using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs;

/// <summary>What happens to a signature that is not in the table.</summary>
public sealed partial class TemplateMiner
{
    /// <summary>Beyond this many words, only single differences are looked for.</summary>
    private const int MostWordsForPairs = 16;

    private LogTemplate Learn(ReadOnlySpan<byte> line, ulong hash)
    {
        var signature = masker.Signature.ToArray();
        var runs = masker.Runs;
        words.Read(signature);
        var template = FindGeneral();
        if (template is null)
        {
            if (templates.Count >= options.MaxTemplates) DropOld();
            masker.Mask(line, runs: false);
            template = Add(signature, masker.Signature.SequenceEqual(signature) ? signature : masker.Signature.ToArray(), runs);
            table.Set(hash, template.Number);
            return Settle(Touch(template));
        }

        if (table.Count >= options.MaxSignatures) ForgetSignatures();
        table.Set(hash, template.Number);
        if (template.Runs != runs && template.Refinements < LogTemplate.Settled) Refine(template, line);
        return Touch(template);
    }

    private LogTemplate Add(byte[] signature, byte[] text, ulong runs)
    {
        Version++;
        var template = new LogTemplate(templates.Count, signature, text, runs) { Words = words.Hashes.ToArray(), Frame = words.Frame };
        templates.Add(template);
        return template;
    }

    // The newest general template whose constant words are those of the signature.
    private LogTemplate? FindGeneral()
    {
        for (var i = general.Count - 1; i >= 0; i--)
        {
            if (Fits(general[i])) return general[i];
        }

        return null;
    }

    private bool Fits(LogTemplate candidate)
    {
        var mine = words.Hashes;
        var theirs = candidate.Words;
        if (candidate.Frame != words.Frame || theirs.Length != mine.Length) return false;
        for (var i = 0; i < mine.Length; i++)
        {
            if (theirs[i] != mine[i] && !SignatureWords.IsVariableHash(theirs[i])) return false;
        }

        return true;
    }

    // Compares a new template with its neighbours until no place is left that varies too much.
    private LogTemplate Settle(LogTemplate template)
    {
        while (Widen(template, out var known) is { } wider)
        {
            template = wider;
            if (known) break;
        }

        return template;
    }

    private LogTemplate? Widen(LogTemplate template, out bool known)
    {
        words.Read(template.Signature);
        Span<int> present = stackalloc int[VariationPolicy.Most];
        for (var place = 0; place < words.Count; place++)
        {
            var count = Live(present, index.Add(words.Without(place), template.Number, present), template);
            if (count == 0) continue;
            if (IsVaried(present[..count], place))
            {
                return Merge(template, words.Generalise([place]), [place], present[..count], out known);
            }
        }

        for (var token = 0; token < words.Tokens; token++)
        {
            if (!words.IsLoose(token)) continue;
            var count = Live(present, index.Add(words.WithoutToken(token), template.Number, present), template);
            if (count > 0 && words.NamedBeside(token) >= 2) return Merge(template, words.GeneraliseToken(token), [], present[..count], out known);
        }

        for (var one = 0; one < words.Count && words.Count <= MostWordsForPairs; one++)
        {
            for (var two = one + 1; two < words.Count; two++)
            {
                if (words.IsVariable(one) || words.IsVariable(two)) continue;
                var count = Live(present, index.Add(words.Without(one, two), template.Number, present), template);
                var needed = VariationPolicy.NeededTogether(words, one, two);
                if (count + 1 >= needed && Differing(present[..count], one) >= needed && Differing(present[..count], two) >= needed)
                {
                    return Merge(template, words.Generalise([one, two]), [one, two], present[..count], out known);
                }
            }
        }

        known = false;
        return null;
    }

    // The words at one place are judged by the one that looks most like a value.
    private bool IsVaried(ReadOnlySpan<int> present, int place)
    {
        var needed = words.IsVariable(place) ? int.MaxValue : VariationPolicy.Needed(words, place);
        foreach (var number in present)
        {
            other.Read(templates[number].Signature);
            if (place >= other.Count) continue;
            if (VariationPolicy.IsSure(words, place, other)) return true;
            if (!other.IsVariable(place)) needed = Math.Min(needed, VariationPolicy.Needed(other, place));
        }

        return present.Length + 1 >= needed;
    }

    // How many words one place has among templates and the one that is being looked at.
    private int Differing(ReadOnlySpan<int> present, int place)
    {
        Span<ulong> seen = stackalloc ulong[present.Length + 1];
        seen[0] = words.Hashes[place];
        var count = 1;
        foreach (var number in present)
        {
            var hash = templates[number].Words[place];
            if (!seen[..count].Contains(hash)) seen[count++] = hash;
        }

        return count;
    }

    // Those of a chain that still stand for themselves, each once.
    private int Live(Span<int> present, int count, LogTemplate self)
    {
        var live = 0;
        for (var i = 0; i < count; i++)
        {
            var number = present[i];
            if (templates[number].MergedInto is null && number != self.Number && !present[..live].Contains(number)) present[live++] = number;
        }

        return live;
    }

    private LogTemplate Merge(LogTemplate template, byte[] signature, ReadOnlySpan<int> places, ReadOnlySpan<int> present, out bool known)
    {
        var text = places.IsEmpty || template.Signature == template.Shown ? signature : GeneraliseText(template, places);
        words.Read(signature);
        ref var number = ref table.Find(ByteHash.Of(signature), out known);
        var merged = known ? Current(templates[number]) : Add(signature, text, template.Runs);
        if (!merged.IsGeneral) general.Add(merged);
        merged.IsGeneral = true;
        table.Set(merged.Hash, merged.Number);
        Absorb(merged, template);
        foreach (var one in present) Absorb(merged, templates[one]);
        foreach (var one in templates)
        {
            if (Covers(merged, one)) Absorb(merged, one);
        }

        return merged;
    }

    private void Absorb(LogTemplate merged, LogTemplate one)
    {
        if (one == merged || one.MergedInto is not null) return;
        one.MergedInto = merged;
        Version++;
        merged.Count += one.Count;
        merged.LastUse = Math.Max(merged.LastUse, one.LastUse);
        merged.AliasHashes.AddRange(one.AliasHashes);
        merged.AliasHashes.Add(one.Hash);
        if (merged.AliasHashes.Count > options.MaxAliases) merged.AliasHashes.RemoveRange(0, merged.AliasHashes.Count - options.MaxAliases);
        merges.Add(new(one.Id, merged.Id));
        if (one.Runs != merged.Runs) Refine(merged, one.Shown);
        general.Remove(one);
    }

    // A line with other details than those shown: what differs is shown as a value.
    private void Refine(LogTemplate template, ReadOnlySpan<byte> line)
    {
        masker.Mask(line, runs: false);
        Refine(template, masker.Signature.ToArray());
    }

    private void Refine(LogTemplate template, byte[] details)
    {
        if (template.Refinements >= LogTemplate.Settled) return;
        Version++;
        if (++template.Refinements == 1 && template.Shown == template.Signature) template.Collapse();
        other.Read(template.Shown);
        detail.Read(details);
        if (other.Count != detail.Count || other.Count == SignatureWords.Most)
        {
            template.Collapse();
            return;
        }

        Span<int> differing = stackalloc int[other.Count];
        var count = 0;
        for (var i = 0; i < other.Count; i++)
        {
            if (!other.IsVariable(i) && !other[i].SequenceEqual(detail[i])) differing[count++] = i;
        }

        if (count > 0) template.Shown = other.Generalise(differing[..count]);
    }

    // The same constant words, wherever the runs of values make other words of the shown text.
    private byte[] GeneraliseText(LogTemplate template, ReadOnlySpan<int> places)
    {
        other.Read(template.Shown);
        Span<int> shown = stackalloc int[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var rank = 0;
            for (var word = 0; word < places[i]; word++) rank += words.IsVariable(word) ? 0 : 1;
            var at = 0;
            for (; at < other.Count; at++)
            {
                if (!other.IsVariable(at) && rank-- == 0) break;
            }

            if (at == other.Count) return words.Generalise(places);
            shown[i] = at;
        }

        return other.Generalise(shown);
    }

    private static bool Covers(LogTemplate general, LogTemplate one)
    {
        if (general.Frame != one.Frame || general.Words.Length != one.Words.Length) return false;
        for (var i = 0; i < one.Words.Length; i++)
        {
            if (general.Words[i] != one.Words[i] && !SignatureWords.IsVariableHash(general.Words[i])) return false;
        }

        return true;
    }
}
