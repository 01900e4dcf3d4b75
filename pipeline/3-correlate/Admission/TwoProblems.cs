using AIOps.Correlate.Faults;

namespace AIOps.Correlate.Admission;

/// <summary>
/// Are the members of a group the signs of two failures that began within minutes? Every pair of roots is tried; each member counts for the one that explains it better, and the
/// second failure has to pay for being a coincidence.
/// </summary>
internal sealed class TwoProblems(NewProblems problems, HypothesisFinder finder, NewGroup group)
{
    /// <summary>Ln of the likelihood ratio by which two must beat one: a needless second incident costs a look, and the pairs are many.</summary>
    private const double Margin = 2;

    /// <summary>Roots that are tried in pairs, those that explain most by themselves.</summary>
    private const int Tried = 60;

    /// <summary>Ln of the likelihood of a member that neither explains.</summary>
    private const double Stranger = -5;

    private readonly IReadOnlyList<Symptom> members = group.Members;
    private readonly HashSet<string> loud = problems.Loud(group.Members);

    /// <summary>The failure and the members that go with the symptom, or null where one failure is the better answer.</summary>
    /// <param name="mine">The symptom.</param>
    /// <param name="prior">Ln of the probability of a failure.</param>
    public (Hypothesis Hypothesis, IReadOnlyList<Symptom> Members)? Part(Symptom mine, double prior)
    {
        if (members.Count < 2) return null;
        var roots = finder.Candidates(members).Select(Say).Where(root => root.Best > Stranger * members.Count).OrderByDescending(root => root.Best).Take(Tried).ToList();
        var best = (Score: group.Value + Margin, First: -1, Second: -1);
        for (var first = 0; first < roots.Count; first++)
        {
            for (var second = first + 1; second < roots.Count; second++)
            {
                var score = Together(roots[first], roots[second]) + prior;
                if (score > best.Score) best = (score, first, second);
            }
        }

        if (best.First < 0) return null;
        var (left, right) = (roots[best.First], roots[best.Second]);
        var at = members.ToList().IndexOf(mine);
        var own = left.Values[at] >= right.Values[at] ? left : right;
        var other = ReferenceEquals(own, left) ? right : left;
        List<Symptom> part = [.. members.Where((_, i) => own.Values[i] >= other.Values[i])];
        return part.Count == members.Count ? null : (finder.Fit(own.Hypothesis.Root, part, own.Hypothesis.Pass), part);
    }

    private double Together(Root left, Root right)
    {
        var sum = left.Signs + right.Signs;
        var (onlyLeft, onlyRight) = (0, 0);
        for (var i = 0; i < members.Count; i++)
        {
            var (a, b) = (left.Values[i], right.Values[i]);
            sum += Math.Max(Stranger, Math.Max(a, b));
            if (a > b) onlyLeft++;
            else onlyRight++;
        }

        return onlyLeft == 0 || onlyRight == 0 ? double.NegativeInfinity : sum;
    }

    private Root Say(string root)
    {
        var fitted = finder.Fit(root, members, 1);
        var said = members.Select(fitted.Of).ToArray();
        var best = default(Root);
        foreach (var pass in Explanation.Passes)
        {
            var hypothesis = fitted with { Pass = pass };
            var values = members.Select((member, i) => said[i] is { } value ? value + hypothesis.Passed(member) : double.NegativeInfinity).ToArray();
            List<Symptom> explained = [.. members.Where((_, i) => values[i] > Stranger)];
            var signs = problems.Signs(hypothesis, explained) + problems.Silence(hypothesis, explained, loud);
            // Alone, it is as good as what it says of those that it explains better than a stranger would be.
            var alone = values.Sum(value => Math.Max(0, value - Stranger)) + (Stranger * members.Count) + signs;
            if (best is null || alone > best.Best) best = new Root(hypothesis, values, signs, alone);
        }

        return best!;
    }

    private sealed record Root(Hypothesis Hypothesis, double[] Values, double Signs, double Best);
}
