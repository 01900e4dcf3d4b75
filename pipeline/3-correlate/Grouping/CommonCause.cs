namespace AIOps.Correlate.Grouping;

/// <summary>
/// Strength of "one cause explains both the new alert and the core of the incident". The cause may be any node, alerting or not. It must explain at least the given
/// share of the whole core, so an alert that is near one member only does not get in.
/// </summary>
internal static class CommonCause
{
    /// <param name="Strength">0 to 1.</param>
    /// <param name="Cause">The resource that explains best, or null.</param>
    public readonly record struct Found(double Strength, string? Cause);

    public static Found Between(ServiceGraphQuery query, string resource, AlertGroup group, int maxHops, double coreShare)
    {
        var whole = ArmId.WholeOf(resource);
        var mine = CauseReach.From(query, resource, maxHops, group.Loud.Contains(whole) ? group.Loud : group.Loud.Append(whole).ToHashSet(StringComparer.Ordinal));
        var best = default(Found);
        foreach (var (cause, strength) in mine)
        {
            if (strength < RuleSet.Explains || strength <= best.Strength) continue;
            // To the group the newcomer was silent until now.
            var correction = !group.Loud.Contains(whole) && ArmId.WholeOf(cause) == whole ? 1 / CauseReach.SilentDecay : 1;
            var explained = 0;
            var sum = 0.0;
            foreach (var member in group.Core)
            {
                var other = Math.Min(1, group.CausesOf(member, query, maxHops).GetValueOrDefault(cause) * correction);
                if (other < RuleSet.Explains) continue;
                explained++;
                sum += other;
            }

            if (explained == 0 || explained < coreShare * group.Core.Count) continue;
            var score = strength * sum / explained;
            // Equal strengths are told apart by name, so that the answer does not depend on the order of a dictionary.
            if (score > best.Strength || (score == best.Strength && string.CompareOrdinal(cause, best.Cause) < 0)) best = new Found(score, cause);
        }

        return best;
    }
}
