using AIOps.Correlate.Faults;

namespace AIOps.Correlate.Admission;

/// <summary>
/// What a symptom was taken for may be less than what all that waits says: the signs of another failure, with the symptom beside it, or of two that began within minutes. Every
/// root and every pair of roots is tried; each symptom counts for the one that explains it better, and the second failure has to pay for being a coincidence.
/// </summary>
/// <param name="problems">Weighs roots.</param>
/// <param name="finder">Finds them.</param>
/// <param name="symptoms">What waits.</param>
/// <param name="otherwise">Ln of the likelihood of a symptom that belongs to neither.</param>
/// <param name="prior">Ln of the probability of a failure.</param>
internal sealed class StrongestProblem(NewProblems problems, HypothesisFinder finder, IReadOnlyList<Symptom> symptoms, Func<Symptom, double> otherwise, double prior)
{
    /// <summary>Ln of the likelihood ratio by which two must beat one: the pairs are many.</summary>
    private const double Margin = 2;

    /// <summary>Roots that are tried in pairs: those that explain most by themselves, and those that explain each symptom best.</summary>
    private const int Tried = 40;

    private readonly HashSet<string> loud = problems.Loud(symptoms);
    private readonly double[] floor = [.. symptoms.Select(otherwise)];

    /// <summary>What is to be placed first: the group, the part of it that goes with the symptom, or a stronger failure that the symptom is no sign of; null where nothing is stronger.</summary>
    public NewGroup? Find(NewGroup group, Symptom mine)
    {
        var at = symptoms.ToList().IndexOf(mine);
        if (group.Members.Count < 2 || at < 0) return null;
        var roots = Roots(group);
        var single = roots.MaxBy(root => root.Alone)!;
        var best = (Score: single.Alone + Margin, First: -1, Second: -1);
        for (var first = 0; first < roots.Count; first++)
        {
            for (var second = first + 1; second < roots.Count; second++)
            {
                var score = Together(roots[first], roots[second]) + prior;
                if (score > best.Score) best = (score, first, second);
            }
        }

        if (best.First < 0) return single.Hypothesis.Root == group.Hypothesis.Root ? null : Of(single, null);
        var (left, right) = (roots[best.First], roots[best.Second]);
        var (own, other) = left.Values[at] >= right.Values[at] ? (left, right) : (right, left);
        // The symptom may be a sign of neither.
        if (own.Values[at] <= floor[at] && other.Alone > own.Alone) (own, other) = (other, own);
        return Of(own, other);
    }

    private NewGroup Of(Root root, Root? other)
    {
        List<Symptom> part = [.. symptoms.Where((symptom, i) => root.Values[i] > floor[i] && (other is null || root.Values[i] >= other.Values[i]))];
        return problems.Of(finder.Fit(root.Hypothesis.Root, part, root.Hypothesis.Pass), part, otherwise);
    }

    private List<Root> Roots(NewGroup group)
    {
        var all = finder.Candidates(group.Members).Select(Say).OrderByDescending(root => root.Alone).ToList();
        var each = Enumerable.Range(0, symptoms.Count).Select(i => all.MaxBy(root => root.Values[i] + root.Signs)!);
        return [.. all.Take(Tried).Concat(each).Distinct()];
    }

    private double Together(Root left, Root right)
    {
        var sum = left.Signs + right.Signs;
        for (var i = 0; i < floor.Length; i++) sum += Math.Max(0, Math.Max(left.Values[i], right.Values[i]) - floor[i]);
        return sum;
    }

    private Root Say(string name)
    {
        var fitted = finder.Fit(name, symptoms, 1);
        var said = symptoms.Select(fitted.Of).ToArray();
        var best = default(Root);
        foreach (var pass in Explanation.Passes)
        {
            var hypothesis = fitted with { Pass = pass };
            var values = symptoms.Select((symptom, i) => said[i] is { } value ? value + hypothesis.Passed(symptom) : double.NegativeInfinity).ToArray();
            List<Symptom> explained = [.. symptoms.Where((_, i) => values[i] > floor[i])];
            var signs = problems.Signs(hypothesis, explained) + problems.Silence(hypothesis, explained, loud);
            var alone = signs + values.Select((value, i) => Math.Max(0, value - floor[i])).Sum();
            if (best is null || alone > best.Alone) best = new Root(hypothesis, values, signs, alone);
        }

        return best!;
    }

    /// <param name="Hypothesis">The failure of one resource.</param>
    /// <param name="Values">Ln of the likelihood of each symptom under it.</param>
    /// <param name="Signs">What speaks for and against it otherwise.</param>
    /// <param name="Alone">Ln of the likelihood ratio of all if it were the only one.</param>
    private sealed record Root(Hypothesis Hypothesis, double[] Values, double Signs, double Alone);
}
