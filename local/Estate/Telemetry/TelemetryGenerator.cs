using System.Text;
using AIOps.Local.Estate.Faults;
using AIOps.Local.Estate.State;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>
/// Emits what Azure Monitor would send to an Event Hub. Everything follows from the seed, the minute and the state of the estate: the same minute asked again
/// gives the same bodies.
/// </summary>
public sealed class TelemetryGenerator(EstateState state, FaultTimeline faults)
{
    /// <summary>Minutes whose metric records share bodies in the history: about 100 to 150 KB a body.</summary>
    internal const int HistoryStep = 30;

    private const int LiveRequests = 8;
    private const int HistoryRequests = 4;

    private static readonly TimeSpan DenseHistory = TimeSpan.FromHours(7);

    /// <summary>All bodies of one live minute, the odd ones (poison, duplicate) included.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Live(DateTimeOffset minute)
    {
        var moment = new Moment(state, faults, minute);
        var sinceLive = (long)(minute - state.Anchor.LiveStart).TotalMinutes;
        var first = true;
        foreach (var body in MetricBodies.Of([moment]).Concat(LogBodies.Of(moment, LiveRequests)).Concat(ActivityBodies.Of(minute, state, faults)))
        {
            yield return body;
            // At-least-once: every seventh minute one body comes twice.
            if (first && sinceLive % 7 == 4) yield return body;
            first = false;
        }

        if (sinceLive % 30 == 3) yield return Poison(minute);
    }

    /// <summary>All bodies of a stretch of history: metrics together, logs as a thin sample and in full for the last hours.</summary>
    /// <param name="from">First minute.</param>
    /// <param name="minutes">How many.</param>
    internal IEnumerable<ReadOnlyMemory<byte>> History(DateTimeOffset from, int minutes)
    {
        var moments = Enumerable.Range(0, minutes).Select(i => new Moment(state, faults, from.AddMinutes(i))).ToList();
        foreach (var body in MetricBodies.Of(moments)) yield return body;
        foreach (var moment in moments)
        {
            // The last hours are as dense as live: what is new in the logs is compared with them.
            var dense = moment.Minute >= state.Anchor.LiveStart - DenseHistory;
            if (dense || moment.Index % 10 == 0)
                foreach (var body in LogBodies.Of(moment, dense ? LiveRequests : HistoryRequests)) yield return body;
            foreach (var body in ActivityBodies.Of(moment.Minute, state, faults)) yield return body;
        }
    }

    /// <summary>A message that is no JSON: cut off in the middle of a record by a sender that died.</summary>
    private static ReadOnlyMemory<byte> Poison(DateTimeOffset minute) => Encoding.UTF8.GetBytes(
        $"{{\"records\": [{{ \"time\": \"{minute.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\", \"resourceId\": \"{ShopResources.Web.ToUpperInvariant()}\", "
        + "\"category\": \"AppServiceConsoleLogs\", \"resultDescription\": \"Unhandled exc");
}
