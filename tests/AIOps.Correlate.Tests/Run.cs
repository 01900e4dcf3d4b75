using AIOps.Detect;
using AIOps.Ingest;

namespace AIOps.Correlate.Tests;

/// <summary>Feeds a correlator and keeps what came out.</summary>
internal sealed class Run(CorrelateOptions? options = null, ServiceGraph? graph = null)
{
    /// <summary>For tools with plain thresholds, whose single alerts are not trusted.</summary>
    public static CorrelateOptions Noisy { get; } = new()
    {
        Admission = new AdmissionOptions { MinimumAlerts = 2, ChanceIncidentsPerDay = 0.1, ConfirmAfter = TimeSpan.FromMinutes(30), ImmediateSeverity = -1 },
        ReopenWindow = TimeSpan.FromMinutes(10),
    };

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

    /// <summary>An alert of another tool, with everything before it that time alone does.</summary>
    public void Fire(string resource, string rule, double minute, bool firing = true)
    {
        Advance(minute);
        Apply(ForeignAlerts.ToAnomalies(new ForeignAlert
        {
            Source = "tool", ExternalId = rule + ArmId.ShortNameOf(resource), Firing = firing, Severity = 2, ResourceIds = [resource], Title = rule, Time = Estate.At(minute),
        })[0]);
    }

    public void Advance(double minute)
    {
        while (State.NextTick is { } due && due <= Estate.At(minute)) Keep(Correlator.Tick(State, due, Graph));
    }

    public IReadOnlyList<CorrelationEffect> Keep(CorrelationStep step)
    {
        State = step.State;
        All.AddRange(step.Effects);
        return step.Effects;
    }
}
