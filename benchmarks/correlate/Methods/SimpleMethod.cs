using System.Diagnostics;
using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate.Methods;

/// <summary>A baseline that decides by the notification and its own small memory.</summary>
internal abstract class SimpleMethod : IGroupingMethod
{
    public abstract string Name { get; }

    public GroupedStream Run(Scenario scenario)
    {
        var clock = Stopwatch.StartNew();
        Start(scenario);
        var incidentOf = new string?[scenario.Notifications.Count];
        var openedAt = new Dictionary<string, double>();
        for (var i = 0; i < incidentOf.Length; i++)
        {
            var notification = scenario.Notifications[i];
            if (Group(notification) is not { } incident) continue;
            incidentOf[i] = incident;
            openedAt.TryAdd(incident, notification.Arrival);
        }

        return new GroupedStream(incidentOf, openedAt, clock.Elapsed);
    }

    protected abstract void Start(Scenario scenario);

    /// <summary>The incident of a firing notification, or null for an ending.</summary>
    protected abstract string? Group(Notification notification);
}
