namespace AIOps.Orchestrations.Knowledge;

/// <summary>What was written down before and resembles an incident.</summary>
/// <param name="Incidents">Resolved and confirmed incidents of the same scope, best first.</param>
/// <param name="Runbooks">Sections of runbooks, best first.</param>
public sealed record SimilarKnowledge(IReadOnlyList<SimilarIncident> Incidents, IReadOnlyList<SimilarRunbook> Runbooks)
{
    /// <summary>Nothing.</summary>
    public static SimilarKnowledge None { get; } = new([], []);
}

/// <summary>A past incident.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">One line.</param>
/// <param name="ResolvedAt">When it ended.</param>
/// <param name="Cause">Its most likely cause; null when it was unknown.</param>
/// <param name="Resolution">How it ended.</param>
/// <param name="Score">0 to 1; 1 = first in every ranking.</param>
/// <param name="Why">Why it is shown, in words.</param>
public sealed record SimilarIncident(string Id, string Title, DateTimeOffset? ResolvedAt, string? Cause, string Resolution, double Score, string Why);

/// <summary>A section of a runbook.</summary>
/// <param name="Path">Path inside the runbook folder.</param>
/// <param name="Title">Title of the file.</param>
/// <param name="Section">Heading of the section.</param>
/// <param name="Score">0 to 1; 1 = first in every ranking.</param>
/// <param name="Link">Address; null when no base address is configured.</param>
public sealed record SimilarRunbook(string Path, string Title, string Section, double Score, string? Link);
