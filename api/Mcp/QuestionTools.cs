using System.ComponentModel;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Questions;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace AIOps.Api.Mcp;

/// <summary>The questions that chat answers too, by the same desk: from stored facts, each with its citation.</summary>
[McpServerToolType]
internal sealed class QuestionTools(QuestionDesk desk, IncidentRepository incidents)
{
    [McpServerTool(Name = "what_changed", Title = "What changed?", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Changes on the resources of an incident from a day before it began, newest first.")]
    public Task<string> WhatChangedAsync([Description("Id of the incident, begins with inc-.")] string incidentId, CancellationToken cancellation = default) =>
        AskAsync("What changed?", incidentId, cancellation);

    [McpServerTool(Name = "show_errors", Title = "Show the errors", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("What stands out in the logs of an incident: templates and counts, never raw lines.")]
    public Task<string> ShowErrorsAsync([Description("Id of the incident, begins with inc-.")] string incidentId, CancellationToken cancellation = default) =>
        AskAsync("Show the errors", incidentId, cancellation);

    [McpServerTool(Name = "similar_incidents", Title = "Similar incidents", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Past incidents that resemble one, and how they ended.")]
    public Task<string> SimilarIncidentsAsync([Description("Id of the incident, begins with inc-.")] string incidentId, CancellationToken cancellation = default) =>
        AskAsync("Similar incidents?", incidentId, cancellation);

    [McpServerTool(Name = "approvals_waiting", Title = "What waits for a decision", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Plans that wait for people, the most urgent first. Deciding is done by a person on the page that the citation names, never here.")]
    public Task<string> ApprovalsWaitingAsync(CancellationToken cancellation = default) => AskAsync("What is waiting for approval?", null, cancellation);

    [McpServerTool(Name = "ask", Title = "Ask about an incident", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Answers a question in plain English from stored facts, with citations; says \"I don't know\" where the facts say nothing.")]
    public Task<string> AskAnythingAsync(
        [Description("The question, 1 to 500 characters.")] string question,
        [Description("Id of the incident; left out: the one that the question names, or the only open one.")] string? incidentId = null,
        CancellationToken cancellation = default) => string.IsNullOrWhiteSpace(question) || question.Length > QuestionDesk.MaxLength
            ? throw new McpException($"Ask in 1 to {QuestionDesk.MaxLength} characters.")
            : AskAsync(question, incidentId, cancellation);

    private async Task<string> AskAsync(string question, string? incidentId, CancellationToken cancellation)
    {
        if (incidentId is not null && (incidentId.Length is 0 or > 200 || await incidents.GetAsync(incidentId, cancellation) is null))
        {
            throw new McpException($"There is no incident with the id '{HostileText.Plain(incidentId, 60)}'. list_incidents gives the ids.");
        }

        return Shown.Json(await desk.AskAsync(question, incidentId, cancellation));
    }
}
