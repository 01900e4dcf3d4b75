namespace AIOps.Diagnose.References;

/// <summary>Something that was written down before and resembles the incident: quoted, cited, never a verdict.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Id of the past incident, or path and section of the runbook.</param>
/// <param name="Title">One line, untrusted.</param>
/// <param name="Resolution">How the past incident ended, untrusted; empty for a runbook.</param>
/// <param name="Why">The shared words.</param>
/// <param name="Link">Address inside the product, or of the runbook; null when there is none.</param>
/// <param name="At">When the past incident was resolved; null for a runbook.</param>
public sealed record KnowledgeReference(ReferenceKind Kind, string Id, string Title, string Resolution, IReadOnlyList<string> Why, string? Link, DateTimeOffset? At);

/// <summary>What a reference is.</summary>
public enum ReferenceKind
{
    /// <summary>A resolved and confirmed incident.</summary>
    PastIncident,

    /// <summary>A section of a runbook.</summary>
    Runbook,
}
