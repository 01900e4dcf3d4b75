using System.Text.Json.Serialization;

namespace AIOps.Correlate;

/// <summary>What the correlator wants done after one input. Applying an effect twice gives the same result.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(IncidentOpened), "opened")]
[JsonDerivedType(typeof(AlertAdded), "added")]
[JsonDerivedType(typeof(AlertChanged), "changed")]
[JsonDerivedType(typeof(IncidentQuiet), "quiet")]
[JsonDerivedType(typeof(IncidentReopened), "reopened")]
[JsonDerivedType(typeof(AlertsMoved), "moved")]
public abstract record CorrelationEffect(string IncidentId);

/// <summary>A new incident: store it and start its workflow.</summary>
public sealed record IncidentOpened(Incident Incident) : CorrelationEffect(Incident.Id);

/// <summary>An alert joined an incident.</summary>
public sealed record AlertAdded(string IncidentId, Alert Alert, GroupReason Why) : CorrelationEffect(IncidentId);

/// <summary>An alert of an incident repeated, got worse or ended.</summary>
public sealed record AlertChanged(string IncidentId, Alert Alert) : CorrelationEffect(IncidentId);

/// <summary>All alerts of an incident are over for the quiet time: it can be resolved.</summary>
public sealed record IncidentQuiet(string IncidentId, DateTimeOffset Since) : CorrelationEffect(IncidentId);

/// <summary>The condition came back inside the reopen window.</summary>
public sealed record IncidentReopened(string IncidentId, Alert Alert, GroupReason Why) : CorrelationEffect(IncidentId);

/// <summary>What was taken for one problem were two: alerts left an incident. The incident that has them now was opened for them, or took them, by the effects before this one.</summary>
/// <param name="IncidentId">The incident that they left.</param>
/// <param name="Into">The incident that has them now.</param>
/// <param name="AlertIds">What moved.</param>
/// <param name="Because">Why, for people.</param>
public sealed record AlertsMoved(string IncidentId, string Into, IReadOnlyList<string> AlertIds, string Because) : CorrelationEffect(IncidentId)
{
    /// <summary>True when <see cref="Into"/> was opened for them.</summary>
    public bool IsNew { get; init; }
}
