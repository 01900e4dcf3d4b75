namespace AIOps.Detect.Logs;

/// <summary>How a miner stays within its memory.</summary>
public sealed partial class TemplateMiner
{
    // The quarter that was not seen for longest leaves, and with it all that was merged away: what is left is built up anew.
    private void DropOld()
    {
        var live = templates.Where(static one => one.MergedInto is null).ToList();
        var keep = Math.Min(live.Count, options.MaxTemplates * 3 / 4);
        live.Sort(static (one, two) => two.LastUse.CompareTo(one.LastUse));
        Dropped += live.Count - keep;
        Rebuild(live.Take(keep).OrderBy(static one => one.Number));
    }

    private void ForgetSignatures() => Rebuild([.. Templates]);

    private void Rebuild(IEnumerable<LogTemplate> kept)
    {
        Version++;
        var list = kept.ToList();
        templates.Clear();
        general.Clear();
        table.Clear();
        index.Clear();
        foreach (var one in list)
        {
            one.Number = templates.Count;
            templates.Add(one);
            table.Set(one.Hash, one.Number);
            if (one.IsGeneral) general.Add(one);
            if (!one.IsException) Register(one);
        }
    }

    private void Register(LogTemplate template)
    {
        other.Read(template.Signature);
        for (var place = 0; place < other.Count; place++)
        {
            index.Add(other.Without(place), template.Number, []);
        }

        for (var token = 0; token < other.Tokens; token++)
        {
            if (other.IsLoose(token)) index.Add(other.WithoutToken(token), template.Number, []);
        }

        if (other.Count > MostWordsForPairs) return;
        for (var one = 0; one < other.Count; one++)
        {
            for (var two = one + 1; two < other.Count; two++)
            {
                if (!other.IsVariable(one) && !other.IsVariable(two)) index.Add(other.Without(one, two), template.Number, []);
            }
        }
    }
}
