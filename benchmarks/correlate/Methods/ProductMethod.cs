using System.Diagnostics;
using AIOps.Benchmarks.Correlate.Simulation;
using AIOps.Correlate;
using AIOps.Detect;

namespace AIOps.Benchmarks.Correlate.Methods;

/// <summary>The product's correlator, driven as its workflow drives it: apply, tick when due, close when quiet.</summary>
internal sealed class ProductMethod(string name, CorrelateOptions options) : IGroupingMethod
{
    /// <summary>For streams of foreign tools with plain thresholds: short alerts wait for company, and what comes at the same time every day is routine.</summary>
    public static CorrelateOptions ForNoisyTools { get; } = new()
    {
        Admission = new AdmissionOptions { MinimumAlerts = 2, ChanceIncidentsPerDay = 0.1, ConfirmAfter = TimeSpan.FromMinutes(30), ImmediateSeverity = -1 },
        ForgetAfter = TimeSpan.FromHours(2),
        ReopenWindow = TimeSpan.FromMinutes(10),
        Flapping = new FlapOptions { RoutineDays = 2 },
        Capacity = new CapacityOptions { Signals = 4000 },
    };

    public string Name => name;

    public GroupedStream Run(Scenario scenario)
    {
        var notifications = scenario.Notifications;
        // Decoding is not part of correlation.
        var phases = notifications.Select(item => ForeignAlerts.ToAnomalies(item.Alert)[0]).ToList();
        var tracker = new AssignmentTracker(notifications.Count);
        var correlator = new Correlator(options);
        var clock = Stopwatch.StartNew();
        var state = correlator.Plan(CorrelationState.Empty, scenario.Planned, Clock.At(0));
        var graph = scenario.Estate.Seen;
        var nextChange = 0;
        for (var i = 0; i < phases.Count; i++)
        {
            var now = Clock.At(notifications[i].Arrival);
            for (; nextChange < scenario.Changes.Count && scenario.Changes[nextChange].Arrival <= notifications[i].Arrival; nextChange++)
                state = correlator.Note(state, scenario.Changes[nextChange].Change, Clock.At(scenario.Changes[nextChange].Arrival));
            while (state.NextTick is { } due && due <= now)
            {
                var ticked = correlator.Tick(state, due, graph);
                state = Closed(correlator, tracker.Take(ticked, due), due);
            }

            if (phases[i].Phase != AnomalyPhase.Cleared) tracker.Arrived(i, phases[i].Id, phases[i].At, notifications[i].Arrival);
            state = Closed(correlator, tracker.Take(correlator.Apply(state, phases[i], graph, now), now), now);
        }

        return tracker.ToResult(clock.Elapsed);
    }

    private static CorrelationState Closed(Correlator correlator, CorrelationStep step, DateTimeOffset now)
    {
        var state = step.State;
        foreach (var quiet in step.Effects.OfType<IncidentQuiet>()) state = correlator.Close(state, quiet.IncidentId, now);
        return state;
    }
}
