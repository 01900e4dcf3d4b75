namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Noisy thresholds: which rules of which tools see a symptom.</summary>
internal sealed class Monitoring
{
    private readonly Dice dice;
    private readonly SimulatedEstate estate;
    private readonly HashSet<(ToolRule, int)> watched = [];

    public Monitoring(SimulatedEstate estate, int seed)
    {
        this.estate = estate;
        dice = new Dice((seed * 7919) + 3);
        for (var i = 0; i < estate.Resources.Count; i++)
        {
            foreach (var rule in ToolCatalog.Rules.Where(rule => rule.On == estate.Resources[i].Kind))
            {
                if (dice.Chance(ToolCatalog.Coverage)) watched.Add((rule, i));
            }
        }

        Watched = [.. watched.OrderBy(item => item.Item2).ThenBy(item => item.Item1.Rule, StringComparer.Ordinal)];
    }

    /// <summary>Every rule with a resource that it watches.</summary>
    public IReadOnlyList<(ToolRule Rule, int Resource)> Watched { get; }

    public IEnumerable<Condition> See(Symptom symptom)
    {
        foreach (var condition in At(symptom, symptom.Resource)) yield return condition;
        // At the root, the replicas themselves show what is wrong with them.
        if (!symptom.IsRoot || symptom.Fault.Kind is not (FaultKind.Saturation or FaultKind.Crash or FaultKind.BadDeployment)) yield break;
        foreach (var replica in estate.Replicas[symptom.Resource])
        {
            foreach (var condition in At(symptom with { Impact = symptom.Impact * dice.Uniform(0.5, 1), Start = symptom.Start + dice.Uniform(0, 30) }, replica)) yield return condition;
        }
    }

    private IEnumerable<Condition> At(Symptom symptom, int resource)
    {
        var kind = estate.Resources[resource].Kind;
        var families = ToolCatalog.Shown(symptom, kind).ToList();
        foreach (var rule in ToolCatalog.Rules)
        {
            if (rule.On != kind || !families.Contains(rule.Family) || !watched.Contains((rule, resource))) continue;
            if (symptom.Impact * Math.Exp(0.25 * dice.Normal()) < rule.Threshold) continue;
            var severity = Math.Clamp((symptom.Impact > 6 ? 1 : symptom.Impact > 3 ? 2 : 3) + dice.Between(-1, 1), 1, 4);
            var condition = new Condition(rule, resource, symptom.Start + dice.Uniform(0, 20), symptom.End, severity, symptom.Fault.Id);
            // A value near its threshold falls below it now and then.
            if (!dice.Chance(0.15) || condition.End - condition.Start < 300)
            {
                yield return condition;
                continue;
            }

            var gap = dice.Uniform(condition.Start + 60, condition.End - 60);
            yield return condition with { End = gap };
            yield return condition with { Start = gap + dice.Uniform(60, 300) };
        }
    }
}
