using AIOps.Api.Approvals;
using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Workflows.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Workflows;

/// <summary>Holding, releasing, ending and deleting workflow instances: takes the right to decide on actions, because an incident without its workflow is treated by nobody.</summary>
internal static class WorkflowControlEndpoints
{
    private const int MaxReason = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        foreach (var command in Enum.GetValues<WorkflowCommand>())
        {
            api.MapPost(
                $"/workflows/{{id}}/{command.ToString().ToLowerInvariant()}",
                (string id, WorkflowCommandBody body, HttpContext context, WorkflowDesk desk, ApproverDirectory directory, CancellationToken cancellation) =>
                    DoAsync(id, command, body, context, desk, directory, cancellation));
        }
    }

    private static async Task<IResult> DoAsync(
        string id, WorkflowCommand command, WorkflowCommandBody body, HttpContext context, WorkflowDesk desk, ApproverDirectory directory, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > MaxReason)
        {
            return Problem.Invalid("reason", $"Say why, in 1 to {MaxReason} characters; it goes into the audit.");
        }

        var approver = Approvers.Of(context);
        if (!(await directory.OfAsync(approver.Id, approver.Proved, cancellation)).MayApprove)
        {
            return Problem.Forbidden("Changing a workflow takes the right to decide on actions.");
        }

        var answer = await desk.DoAsync(id, command, WriteGuard.PersonOf(context), body.Reason.Trim(), cancellation);
        return answer.Outcome switch
        {
            WorkflowControlOutcome.Unknown => Problem.NotFound("workflow", id),
            WorkflowControlOutcome.DoesNotApply => Problem.Of(
                StatusCodes.Status409Conflict, "Not in this state", $"'{id}' is {answer.Instance!.State.ToString().ToLowerInvariant()}. {Allowed(command)}"),
            _ => answer.Instance is { } instance ? Results.Accepted(value: instance) : Results.NoContent(),
        };
    }

    private static string Allowed(WorkflowCommand command) => command switch
    {
        WorkflowCommand.Suspend => "Only a pending or running instance can be suspended.",
        WorkflowCommand.Resume => "Only a suspended or parked instance can be resumed.",
        WorkflowCommand.Terminate => "Only an instance that has not ended can be terminated.",
        _ => "Only an ended instance can be purged; terminate it first.",
    };
}

/// <summary>Body of a command.</summary>
/// <param name="Reason">Why.</param>
internal sealed record WorkflowCommandBody(string? Reason);
