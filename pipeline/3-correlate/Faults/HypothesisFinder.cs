namespace AIOps.Correlate.Faults;

/// <summary>The hypotheses that could be behind symptoms, each with the onset and the character that fit best.</summary>
internal sealed class HypothesisFinder(ServiceGraphQuery query)
{
    /// <summary>How deep below a symptom a cause is looked for.</summary>
    private const int MaxHops = 6;

    /// <summary>Resources whose failure could show at any of the symptoms.</summary>
    public IReadOnlyList<string> Candidates(IEnumerable<Symptom> symptoms) =>
        [.. symptoms.SelectMany(symptom => query.PossibleCauses(symptom.Resource, MaxHops).Keys.Append(symptom.Whole)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The best hypothesis of a root for symptoms.</summary>
    public Hypothesis Fit(string root, IReadOnlyList<Symptom> symptoms, double pass = Spread.UsualPass)
    {
        var spread = query.SpreadOf(root, IsUsedUp(root, symptoms));
        var said = new List<DateTimeOffset>(symptoms.Count);
        var (slow, failing) = (0.0, 0.0);
        foreach (var symptom in symptoms)
        {
            if (!spread.TryGetValue(symptom.Resource, out var reach)) continue;
            said.Add(symptom.At - Hypothesis.Delay(reach.Steps));
            slow += Hypothesis.Look(symptom, Character.Slow);
            failing += Hypothesis.Look(symptom, Character.Failing);
        }

        // The median of what each symptom says of it: a few wrong clocks and strangers do not move it.
        said.Sort();
        var onset = said.Count == 0 ? DateTimeOffset.MinValue : said[(said.Count - 1) / 2];
        return new Hypothesis(root, spread, onset, slow >= failing ? Character.Slow : Character.Failing, pass);
    }

    /// <summary>True when the root, or a part of it, says that something is used up.</summary>
    public static bool IsUsedUp(string root, IReadOnlyList<Symptom> symptoms)
    {
        foreach (var symptom in symptoms)
        {
            if (symptom.IsUsedUp && (symptom.Resource == root || symptom.Whole == root)) return true;
        }

        return false;
    }

    /// <summary>Probability that trouble of this root travels as waiting, given how the symptoms that it reaches look.</summary>
    public static double Slowness(Hypothesis hypothesis, IReadOnlyList<Symptom> symptoms)
    {
        var difference = symptoms.Where(symptom => hypothesis.Spread.ContainsKey(symptom.Resource))
            .Sum(symptom => Hypothesis.Look(symptom, Character.Slow) - Hypothesis.Look(symptom, Character.Failing));
        return 1 / (1 + Math.Exp(-difference));
    }
}
