using System.Text;
using AIOps.Detect;
using AIOps.Detect.Logs.Detection;

namespace AIOps.Benchmarks.LogDetect;

/// <summary>What was raised in one stream.</summary>
/// <param name="Fault">What went wrong.</param>
/// <param name="Right">Anomalies that began with the fault.</param>
/// <param name="DelayMinutes">From the fault to the first of them; null when there was none.</param>
/// <param name="Wrong">Kinds and texts of the others.</param>
/// <param name="Lines">Lines.</param>
internal sealed record LogDetectOutcome(LogFault Fault, int Right, double? DelayMinutes, IReadOnlyList<string> Wrong, long Lines);

/// <summary>Runs the log detection of the product over one generated stream.</summary>
internal static class LogDetectRun
{
    /// <summary>Minutes after the end of a fault in which an anomaly still counts as raised by it: two windows and what follows from its end.</summary>
    private const int After = 20;

    /// <summary>Days in which a stream only learns: what its nightly job writes is new in the first night.</summary>
    public const int Learning = 2;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static LogDetectOutcome Of(int seed, int number)
    {
        var service = new LogService(seed, number);
        var stream = new LogStreamId($"/subscriptions/s/resourcegroups/rg/providers/microsoft.web/sites/shop-{number}", "AppServiceConsoleLogs");
        var monitor = LogMonitor.Create(stream, LogDetectOptions.Default, static text => text);
        List<Anomaly> raised = [];
        var deployments = new Queue<int>(service.Deployments);
        ulong hash = 0;
        for (var minute = 0; minute < LogService.Days * LogService.Day; minute++)
        {
            // The record of a deployment arrives two minutes after it.
            while (deployments.TryPeek(out var at) && at + 2 <= minute)
            {
                monitor.Note(new Deployment($"d-{at}", $"release {at}", Start.AddMinutes(deployments.Dequeue()).UtcTicks));
            }

            foreach (var line in service.Minute(minute))
            {
                monitor.Observe(new LogLine(Start.AddMinutes(line.Minute).UtcTicks, line.Level, Encoding.UTF8.GetBytes(line.Text), line.Operation, 1, ++hash));
            }

            raised.AddRange(monitor.TakeEvents().Where(one => one.Phase == AnomalyPhase.Opened && minute >= Learning * LogService.Day));
            monitor.TakeCounts();
        }

        var fault = service.Fault;
        var right = raised.Where(one => fault.Kind != LogFaultKind.None && MinuteOf(one) >= fault.From && MinuteOf(one) <= fault.Until + After).ToList();
        return new LogDetectOutcome(
            fault, right.Count, right.Count == 0 ? null : MinuteOf(right[0]) - fault.From, [.. raised.Except(right).Select(one => $"{MinuteOf(one):0} {one.Kind}: {one.Explanation}")], monitor.Lines);
    }

    private static double MinuteOf(Anomaly one) => (one.At - Start).TotalMinutes;
}
