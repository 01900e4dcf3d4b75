using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace AIOps.Orchestrations.Observability;

/// <summary>
/// Counts what the audit keeps. A row is written once however often its step is repeated, so these counts are exact where counting in a step would not be.
/// </summary>
internal static class AuditMeter
{
    private static readonly FrozenDictionary<string, Counter<long>> Counters = new Dictionary<string, Counter<long>>
    {
        ["incident"] = ProductMeter.Incidents,
        ["approval"] = ProductMeter.Approvals,
        ["action"] = ProductMeter.Actions,
    }.ToFrozenDictionary();

    /// <summary>Counts a row that was written.</summary>
    /// <param name="action">What was done, for example <c>approval.requested</c>.</param>
    public static void Count(string action)
    {
        var dot = action.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && Counters.TryGetValue(action[..dot], out var counter))
        {
            counter.Add(1, new KeyValuePair<string, object?>("event", action[(dot + 1)..]));
        }
        else
        {
            ProductMeter.OperatorEvents.Add(1, new KeyValuePair<string, object?>("event", action));
        }
    }
}
