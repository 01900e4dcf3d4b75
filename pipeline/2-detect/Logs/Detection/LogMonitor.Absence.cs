using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>
/// Lines that stopped: a template that was written in nearly every window for a day's half or longer, and is written no more although its stream is alive. One that another took the place
/// of was renamed. A stream that is silent as a whole is not looked at: there it is the way of the logs that is broken, or the load.
/// </summary>
public sealed partial class LogMonitor
{
    /// <summary>First part of the reason of an anomaly of lines that stopped; not shown.</summary>
    private const string GoneReason = "-";

    /// <summary>Windows running without a line.</summary>
    private const int QuietWindows = 3;

    /// <summary>Lines that must be missing.</summary>
    private const double Missed = 30;

    /// <summary>The stream is alive while it has this share of its usual lines.</summary>
    private const double Alive = 0.3;

    private void LookForAbsence(int hour, long end, bool learnt)
    {
        if (stream.Window < Alive * stream.Baseline.Lately) return;
        List<TemplateWatch> gone = [];
        foreach (var watch in watches.Values)
        {
            if (watch.Episode is { } episode && episode.Reason.StartsWith(GoneReason, StringComparison.Ordinal))
            {
                if (watch.Window == 0) episode.LastTicks = end;
                continue;
            }

            var wasRegular = watch.IsRegular;
            watch.SeeWindow(watch.Baseline.Least(hour));
            if (wasRegular && watch.Quiet >= QuietWindows && watch.Missed >= Missed && watch.Level < LogLevel.Warning) gone.Add(watch);
        }

        if (!learnt || HasOpen || gone.Count == 0) return;
        var most = gone.MaxBy(static watch => watch.Missed)!;
        var since = end - (most.Quiet * options.Window.Ticks);
        var instead = watches.Values.Where(watch => watch.FirstTicks >= since - options.Window.Ticks).Sum(static watch => watch.Count);
        if (2 * instead >= gone.Sum(static watch => watch.Missed)) return;
        var expected = most.Missed / most.Quiet;
        var others = gone.Count == 1 ? "" : $", and of {gone.Count - 1} more templates";
        Open(
            most, AnomalyKind.RateChange, $"{GoneReason}No lines since {new DateTime(since, DateTimeKind.Utc):HH:mm}, usually {expected:0.#} in {options.Window.TotalMinutes:0} min{AfterDeployment(end)}{others}",
            since, expected, 0, most.Id, 3);
    }
}
