namespace AIOps.Correlate.Lifecycle;

/// <summary>A working copy of the state during one step, and the effects so far. Lists are copied on first use, so a step that changes nothing costs nothing.</summary>
internal sealed class Ledger
{
    private readonly CorrelationState before;
    private List<TrackedIncident>? incidents;
    private List<HeldAlert>? held;

    public Ledger(CorrelationState state, CorrelateOptions options, DateTimeOffset now) => (before, State, Options, Now) = (state, state, options, now);

    public CorrelateOptions Options { get; }

    public DateTimeOffset Now { get; }

    public CorrelationState State { get; set; }

    public List<CorrelationEffect> Effects { get; } = [];

    public IReadOnlyList<TrackedIncident> Incidents => incidents ?? State.Incidents;

    public IReadOnlyList<HeldAlert> Held => held ?? State.Held;

    public void Replace(TrackedIncident old, TrackedIncident updated)
    {
        incidents ??= [.. State.Incidents];
        incidents[incidents.FindIndex(item => item.Id == old.Id)] = updated;
    }

    public void Add(TrackedIncident incident) => (incidents ??= [.. State.Incidents]).Add(incident);

    public void Remove(TrackedIncident incident) => (incidents ??= [.. State.Incidents]).RemoveAll(item => item.Id == incident.Id);

    public void Hold(HeldAlert alert)
    {
        held ??= [.. State.Held];
        var index = held.FindIndex(item => item.Alert.Fingerprint == alert.Alert.Fingerprint);
        if (index >= 0) held[index] = alert;
        else held.Add(alert);
    }

    public void Unhold(string fingerprint) => (held ??= [.. State.Held]).RemoveAll(item => item.Alert.Fingerprint == fingerprint);

    /// <summary>The state after, bounded, with the next tick; the very same instance when nothing changed.</summary>
    public CorrelationStep ToStep()
    {
        if (incidents is null && held is null && ReferenceEquals(State, before)) return new CorrelationStep(before, Effects);
        var after = Bounds.Apply(State with { Incidents = incidents ?? State.Incidents, Held = held ?? State.Held }, Options.Capacity);
        return new CorrelationStep(after with { NextTick = Schedule.Next(after, Options) }, Effects);
    }
}
