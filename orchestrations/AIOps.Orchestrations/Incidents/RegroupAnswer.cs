namespace AIOps.Orchestrations.Incidents;

/// <summary>What became of a request to split or merge.</summary>
public enum RegroupVerdict
{
    /// <summary>Handed to the correlation workflow.</summary>
    Asked,

    /// <summary>It has been done before.</summary>
    Done,

    /// <summary>No such incident.</summary>
    NotFound,

    /// <summary>The incident changed since the person looked at it.</summary>
    Changed,

    /// <summary>The incident is resolved: it takes and gives no alerts.</summary>
    Resolved,

    /// <summary>The incident was merged into another one.</summary>
    MergedAway,

    /// <summary>An alert does not belong to the incident.</summary>
    UnknownAlert,

    /// <summary>All alerts would move: nothing would be left to split from.</summary>
    NothingLeft,

    /// <summary>The incidents belong to different correlation scopes, whose alerts are never grouped.</summary>
    OtherScope,
}

/// <summary>The answer.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="IncidentId">The new incident of a split, the remaining one of a merge, or the one that refuses.</param>
/// <param name="Detail">The unknown alert, the other incident or the other scope; else empty.</param>
public sealed record RegroupAnswer(RegroupVerdict Verdict, string IncidentId, string Detail);
