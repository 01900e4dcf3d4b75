using AIOps.Diagnose.Retrieval;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>A section of a runbook that can be found.</summary>
/// <param name="Path">Path inside the folder, with forward slashes.</param>
/// <param name="Title">First heading of the file.</param>
/// <param name="Section">Heading of the section.</param>
/// <param name="Item">The text as it is searched.</param>
internal sealed record RunbookSection(string Path, string Title, string Section, KnowledgeItem Item);
