using AIOps.Correlate.Admission;
using AIOps.Correlate.Faults;
using AIOps.Correlate.Lifecycle;
using AIOps.Detect;
using AIOps.Ingest;

namespace AIOps.Correlate;

/// <summary>The correlator: de-duplication, suppression, grouping and the life of incidents, in this order.</summary>
public sealed class Correlator : ICorrelator
{
    private readonly CorrelateOptions options;

    /// <summary>Checks the options.</summary>
    /// <param name="options">How to correlate; null takes the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Correlator(CorrelateOptions? options = null) => this.options = (options ?? new CorrelateOptions()).Validate();

    /// <inheritdoc/>
    public CorrelationStep Apply(CorrelationState state, Anomaly anomaly, ServiceGraph graph, DateTimeOffset now)
    {
        var ledger = new Ledger(state, options, now);
        Aging.Prune(ledger);
        Intake.Take(ledger, Placement.In(ledger, graph), anomaly);
        return ledger.ToStep();
    }

    /// <inheritdoc/>
    public CorrelationStep Tick(CorrelationState state, DateTimeOffset now, ServiceGraph? graph = null)
    {
        var ledger = new Ledger(state, options, now);
        Aging.Prune(ledger);
        var query = ServiceGraphQuery.Of(graph ?? ServiceGraph.Empty);
        Suspecting.Renew(ledger, query);
        Release.Due(ledger, Placement.In(ledger, query.Graph));
        new Parting(ledger, query).Review();
        Aging.PresumeOver(ledger);
        Aging.ReportQuiet(ledger);
        return ledger.ToStep();
    }

    /// <inheritdoc/>
    public CorrelationState Close(CorrelationState state, string incidentId, DateTimeOffset now)
    {
        var ledger = new Ledger(state, options, now);
        if (state.Incidents.FirstOrDefault(item => item.Id == incidentId && item.ClosedAt is null) is { } incident) ledger.Replace(incident, incident with { ClosedAt = now });
        return ledger.ToStep().State;
    }

    /// <inheritdoc/>
    public CorrelationState Note(CorrelationState state, ChangeEvent change, DateTimeOffset now)
    {
        if (state.Changes.Any(known => known.Id == change.Id)) return state;
        var noted = new NotedChange(change.Id, change.ResourceId, change.Time, change.CorrelationId, change.Title);
        var recent = state.Changes.Where(known => now - known.At <= 2 * options.ChangeWindow);
        return new Ledger(state, options, now) { State = state with { Changes = [.. recent, noted] } }.ToStep().State;
    }

    /// <inheritdoc/>
    public CorrelationState Plan(CorrelationState state, IReadOnlyList<MaintenanceWindow> windows, DateTimeOffset now)
    {
        List<MaintenanceWindow> planned = [.. windows.Where(window => window.To > now - TimeSpan.FromDays(1))];
        if (planned.SequenceEqual(state.Maintenance)) return state;
        var ledger = new Ledger(state, options, now) { State = state with { Maintenance = planned } };
        Suppression.Replan(ledger);
        return ledger.ToStep().State;
    }

    /// <inheritdoc/>
    public CorrelationStep Split(CorrelationState state, string incidentId, IReadOnlyList<string> alertIds, DateTimeOffset now, string? newId = null)
    {
        var ledger = new Ledger(state, options, now);
        Regroup.Split(ledger, incidentId, alertIds, newId);
        return ledger.ToStep();
    }

    /// <inheritdoc/>
    public CorrelationStep Merge(CorrelationState state, string intoId, string fromId, DateTimeOffset now)
    {
        var ledger = new Ledger(state, options, now);
        Regroup.Merge(ledger, intoId, fromId);
        return ledger.ToStep();
    }
}
