namespace AIOps.Correlate.Faults;

/// <summary>How well each possible root explains a set of symptoms.</summary>
internal sealed class Explanation
{
    /// <summary>Ln cost of a symptom that nothing explains: noise, or a dependency that the topology misses.</summary>
    private const double Unexplained = -4;

    /// <summary>Cost of an explanation through another symptom instead of by the root itself.</summary>
    private const double Detour = 0.5;

    /// <summary>Ln cost of a resource that shows nothing and carries the trouble in from a dependency that the topology misses.</summary>
    private const double HiddenEntry = Unexplained - 1.6;

    private const int MaxEntries = 3;

    /// <summary>Candidates for which hidden ways in are looked for.</summary>
    private const int Searched = 20;

    /// <summary>A root that shows nothing is unwatched or hides it: that is rare.</summary>
    public const double SilentRoot = -3;

    /// <summary>Ln of how often a resource that trouble passes through shows nothing.</summary>
    public const double Masked = -1.5;

    /// <summary>Ln of how much oftener a change precedes the alerts of the changed resource's own failure than those of another.</summary>
    public const double Changed = 4;

    /// <summary>Ln cost per step of severity that the root looks milder than the worst symptom.</summary>
    private const double Milder = 0.5;

    private static readonly TimeSpan ChangeTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(1);

    /// <summary>Shares of trouble that calls may pass on: a mild fault dies out at once, a severe one is felt far up.</summary>
    public static readonly IReadOnlyList<double> Passes = [0.35, 0.6, 0.85];

    private readonly IReadOnlyList<Symptom> symptoms;
    private readonly IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes;
    private readonly IReadOnlyList<string> candidates;
    private readonly HypothesisFinder finder;
    private readonly HashSet<string> loud;
    private readonly int worst;
    private readonly double seen;

    /// <summary>Per symptom the best explanation through another one.</summary>
    private readonly (double Value, int From)[] chain;

    /// <summary>Per candidate its hypothesis at the usual pass, what that says of each symptom, and the silence that a mild fault of it would leave.</summary>
    private readonly Dictionary<string, (Hypothesis Hypothesis, double[] Values, double Silence)> usual;

    /// <param name="symptoms">What is to be explained.</param>
    /// <param name="query">The topology.</param>
    /// <param name="changes">Changes shortly before.</param>
    /// <param name="heard">Resources that show something although it is not asked what; they are no silent ones.</param>
    /// <param name="seen">Share of the alerts that would have come by now, 0 to 1.</param>
    public Explanation(IReadOnlyList<Symptom> symptoms, ServiceGraphQuery query, IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes, IReadOnlySet<string>? heard = null, double seen = 1)
    {
        (this.symptoms, this.changes, this.seen) = (symptoms, changes, seen);
        finder = new HypothesisFinder(query);
        loud = symptoms.SelectMany(symptom => new[] { symptom.Resource, symptom.Whole }).Concat(heard ?? new HashSet<string>()).ToHashSet(StringComparer.Ordinal);
        worst = symptoms.Min(symptom => symptom.Severity);
        candidates = [.. finder.Candidates(symptoms).Where(root => ArmId.WholeOf(root) == root || loud.Contains(root))];
        chain = Chain.Of(symptoms, query);
        usual = candidates.Concat(symptoms.Select(symptom => symptom.Resource)).Distinct(StringComparer.Ordinal).ToDictionary(root => root, Usual, StringComparer.Ordinal);
    }

    public IReadOnlyList<RootSuspect> Rank() =>
        [.. Weigh().Select(item => new RootSuspect(item.Hypothesis.Root, item.Probability,
            usual[item.Hypothesis.Root].Values.Count(value => value > Unexplained), loud.Contains(item.Hypothesis.Root)))];

    /// <summary>Every candidate with its best hypothesis and its share of all candidates' likelihood, the likeliest first.</summary>
    public IReadOnlyList<(Hypothesis Hypothesis, double Probability)> Weigh()
    {
        var scored = Score();
        var sum = scored.Sum(item => Math.Exp(item.Score - scored[0].Score));
        return [.. scored.Select(item => (item.Hypothesis, Math.Exp(item.Score - scored[0].Score) / sum))];
    }

    /// <summary>Ln of the likelihood of all symptoms under the best candidate.</summary>
    public double Best() => Score()[0].Score;

    private List<(Hypothesis Hypothesis, double Score)> Score()
    {
        var direct = candidates.Select(root => Passes.Select(pass => Direct(usual[root].Hypothesis with { Pass = pass })).MaxBy(item => item.Score))
            .OrderByDescending(item => item.Score).ThenBy(item => item.Hypothesis.Root, StringComparer.Ordinal).ToList();
        // Hidden ways in cost time to look for and cannot make a first of a last one.
        return [.. direct.Select((item, i) => (item.Hypothesis, Score: item.Score + (i < Searched ? EnterHidden(item.Values, item.Hypothesis) : 0)))
            .OrderByDescending(item => item.Score).ThenBy(item => item.Hypothesis.Root, StringComparer.Ordinal)];
    }

    private (Hypothesis Hypothesis, double Score, double[] Values) Direct(Hypothesis hypothesis)
    {
        var known = usual[hypothesis.Root];
        var values = new double[symptoms.Count];
        for (var i = 0; i < values.Length; i++) values[i] = known.Values[i] + hypothesis.Passed(symptoms[i]) - known.Hypothesis.Passed(symptoms[i]);
        var entries = new HashSet<int>();
        for (var i = 0; i < values.Length; i++)
        {
            if (symptoms[i].Resource == hypothesis.Root) continue;
            if (chain[i].Value - Detour > Math.Max(values[i], Unexplained))
            {
                values[i] = chain[i].Value - Detour;
                entries.Add(chain[i].From);
            }

            values[i] = Math.Max(values[i], Unexplained);
        }

        // What carries trouble in over a dependency that the topology misses comes after the root, and ought to be felt above it too.
        foreach (var entry in entries.Where(entry => values[entry] <= Unexplained))
            values[entry] += Math.Min(0, Hypothesis.Timing(symptoms[entry].At, hypothesis.Onset, 1)) + usual[symptoms[entry].Resource].Silence;
        var own = symptoms.FirstOrDefault(symptom => symptom.Resource == hypothesis.Root);
        var score = values.Sum() + (own is null ? SilentRoot : -Milder * (own.Severity - worst)) + Silence(hypothesis);
        return (hypothesis, IsChanged(hypothesis, changes) ? score + Changed : score, values);
    }

    /// <summary>True when the root was changed just before it broke.</summary>
    public static bool IsChanged(Hypothesis hypothesis, IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes) => IsChanged(hypothesis.Root, hypothesis.Onset, changes);

    /// <summary>True when a resource was changed just before the time.</summary>
    public static bool IsChanged(string resource, DateTimeOffset onset, IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes) =>
        changes.Any(change => change.ResourceId == resource && change.At <= onset + ClockError && onset - change.At <= ChangeTime);

    // What the root leaves unexplained may come in by one dependency that the topology misses, through a resource that shows nothing itself.
    private double EnterHidden(double[] values, Hypothesis hypothesis)
    {
        var gained = 0.0;
        for (var entry = 0; entry < MaxEntries; entry++)
        {
            var best = (Gain: 0.0, Values: default(double[]));
            foreach (var (node, own) in usual)
            {
                if (node == hypothesis.Root || loud.Contains(node)) continue;
                var gain = HiddenEntry + own.Silence + Math.Min(0, Hypothesis.Timing(own.Hypothesis.Onset + Hypothesis.Delay(0), hypothesis.Onset, 1));
                for (var i = 0; i < values.Length; i++) gain += Math.Max(0, own.Values[i] - values[i]);
                if (gain > best.Gain) best = (gain, own.Values);
            }

            if (best.Values is null) break;
            gained += best.Gain;
            for (var i = 0; i < values.Length; i++) values[i] = Math.Max(values[i], best.Values[i]);
        }

        return gained;
    }

    private (Hypothesis Hypothesis, double[] Values, double Silence) Usual(string root)
    {
        var hypothesis = finder.Fit(root, symptoms, Passes[1]);
        return (hypothesis, Values(hypothesis), Silence(hypothesis with { Pass = Passes[0] }));
    }

    private double[] Values(Hypothesis hypothesis) => [.. symptoms.Select(symptom => hypothesis.Of(symptom) ?? double.NegativeInfinity)];

    private double Silence(Hypothesis hypothesis) => hypothesis.Silence(loud, symptoms.Any(symptom => symptom.Resource == hypothesis.Root && symptom.IsUsedUp), seen);
}
