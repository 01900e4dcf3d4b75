using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Plans;

/// <summary>
/// Says, before an action is sent, that it will be: the guard of "exactly once". Created once per plan and role;
/// a step that is repeated finds it and asks what became of the first try instead of acting again.
/// </summary>
public sealed record Intent
{
    /// <summary>Derived from plan and role; the client request id that the other side logs.</summary>
    public required string Id { get; init; }

    /// <summary>The incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Handle to ask with; null until the other side has answered.</summary>
    public string? Operation { get; init; }

    /// <summary>Where it stands; null until the other side has answered.</summary>
    public ActionState? State { get; init; }

    /// <summary>Last word of the other side.</summary>
    public string Message { get; init; } = "";

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
