using AIOps.Detect;

namespace AIOps.Correlate.Tests;

/// <summary>Feeds a correlator and keeps what came out.</summary>
internal sealed class Run(CorrelateOptions? options = null, ServiceGraph? graph = null)
{
    public Correlator Correlator { get; } = new(options);

    public CorrelationState State { get; set; } = CorrelationState.Empty;

    public List<CorrelationEffect> All { get; } = [];

    public ServiceGraph Graph { get; } = graph ?? Estate.Graph;

    public IEnumerable<IncidentOpened> Opened => All.OfType<IncidentOpened>();

    public IReadOnlyList<CorrelationEffect> Apply(Anomaly anomaly, double? now = null) => Keep(Correlator.Apply(State, anomaly, Graph, now is { } m ? Estate.At(m) : anomaly.At));

    public IReadOnlyList<CorrelationEffect> Open(string resource, string metric, double since, int severity = 2) => Apply(Estate.Phase(resource, metric, since, severity: severity));

    public IReadOnlyList<CorrelationEffect> Clear(string resource, string metric, double since, double at) =>
        Apply(Estate.Phase(resource, metric, since, AnomalyPhase.Cleared, at));

    public IReadOnlyList<CorrelationEffect> Tick(double now) => Keep(Correlator.Tick(State, Estate.At(now), Graph));

    public IReadOnlyList<CorrelationEffect> Keep(CorrelationStep step)
    {
        State = step.State;
        All.AddRange(step.Effects);
        return step.Effects;
    }
}
