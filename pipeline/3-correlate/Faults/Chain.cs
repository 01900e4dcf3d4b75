namespace AIOps.Correlate.Faults;

/// <summary>
/// What explains a symptom inside a problem when its root, as far as the topology knows, does not: another symptom below it. A dependency that the topology misses is then
/// paid for once, where the trouble enters, and not at everything above.
/// </summary>
internal static class Chain
{
    /// <summary>Per symptom the best other explanation inside the group: ln of the likelihood ratio (negative infinity where there is none), and the index of the other symptom.</summary>
    public static (double Value, int From)[] Of(IReadOnlyList<Symptom> symptoms, ServiceGraphQuery query)
    {
        var best = new (double Value, int From)[symptoms.Count];
        Array.Fill(best, (double.NegativeInfinity, -1));
        for (var from = 0; from < best.Length; from++)
        {
            var spread = query.SpreadOf(symptoms[from].Resource, symptoms[from].IsUsedUp);
            for (var i = 0; i < best.Length; i++)
            {
                if (i == from || !spread.ContainsKey(symptoms[i].Resource)) continue;
                var value = Link(symptoms[from], symptoms[i], spread);
                if (value > best[i].Value) best[i] = (value, from);
            }
        }

        return best;
    }

    /// <summary>Ln of the likelihood ratio of a symptom given that another resource is in trouble, for whatever reason.</summary>
    public static double Link(Symptom below, Symptom symptom, SpreadMap spread)
    {
        var slow = below.IsSlow == below.IsFailing ? symptom.IsSlow : below.IsSlow;
        var hypothesis = new Hypothesis(below.Resource, spread, below.At - Hypothesis.Delay(0), slow ? Character.Slow : Character.Failing, Spread.UsualPass);
        return hypothesis.Of(symptom) ?? double.NegativeInfinity;
    }
}
