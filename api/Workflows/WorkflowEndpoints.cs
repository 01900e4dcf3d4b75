using AIOps.Api.Problems;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Workflows;

/// <summary>Where each workflow instance is and what it waits for.</summary>
internal static class WorkflowEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/workflows", async (string? state, IWorkflowClient workflows, CancellationToken cancellation) =>
        {
            WorkflowState? wanted = null;
            if (state is not null)
            {
                if (!Enum.TryParse<WorkflowState>(state, true, out var parsed) || int.TryParse(state, out _))
                {
                    return Problem.Invalid("state", $"'{state}' is not a state; use pending, running, suspended, completed, failed, terminated or parked.");
                }

                wanted = parsed;
            }

            return Results.Ok(new { items = await workflows.ListAsync(wanted, 200, cancellation) });
        });
        api.MapGet("/workflows/{id}", async (string id, IWorkflowClient workflows, CancellationToken cancellation) =>
            await workflows.GetAsync(id, cancellation) is { } instance ? Results.Ok(instance) : Problem.NotFound("workflow", id));
    }
}
