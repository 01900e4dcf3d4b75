using AIOps.Correlate.Admission;

namespace AIOps.Correlate.Lifecycle;

/// <summary>When time alone next changes something.</summary>
internal static class Schedule
{
    public static DateTimeOffset? Next(CorrelationState state, CorrelateOptions options)
    {
        DateTimeOffset? next = null;
        foreach (var incident in state.Incidents)
        {
            if (Parting.DueAt(incident, options) is { } weigh) Sooner(weigh);
            if (incident.ClosedAt is { } closed) Sooner(closed + options.ReopenWindow);
            else if (incident is { QuietSince: { } quiet, QuietReported: false }) Sooner(quiet + options.QuietTime);
            else if (Quieting.PresumedOverAt(incident, options) is { } over) Sooner(over);
        }

        foreach (var held in state.Held) Sooner(held.Until);
        return next;

        void Sooner(DateTimeOffset at) => next = next is null || at < next ? at : next;
    }
}
