using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>What the diagnosis may look up (<c>AIOps:Knowledge</c>).</summary>
public sealed class KnowledgeOptions
{
    /// <summary>Folder of runbooks: Markdown files, subfolders included. <value>Default none: there are no runbooks.</value></summary>
    public string RunbookFolder { get; set; } = "";

    /// <summary>Address in front of a runbook's path, such as a wiki or repository. <value>Default none: runbooks have a path and no link.</value></summary>
    public string RunbookBaseUrl { get; set; } = "";

    /// <summary>Resolved incidents that are searched, the newest first. <value>Default 500, 0 to 5,000.</value></summary>
    [Range(0, 5000)]
    public int MaxIncidents { get; set; } = 500;

    /// <summary>Hits of each kind. <value>Default 3, 1 to 20.</value></summary>
    [Range(1, 20)]
    public int Take { get; set; } = 3;

    /// <summary>Share of the question's weight that a text must share to be shown when no embedding found it, percent. <value>Default 20, 1 to 100.</value></summary>
    [Range(1, 100)]
    public int MinimumCoveragePercent { get; set; } = 20;
}
