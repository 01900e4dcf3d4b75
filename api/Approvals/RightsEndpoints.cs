using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Approvals;

/// <summary>Who may decide as this installation knows it, taking that away at once, and new keys for links.</summary>
internal static class RightsEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/approvers", async (ApproverDirectory directory, CancellationToken cancellation) => Results.Ok(new { items = await directory.ListAsync(cancellation) }));
        api.MapPost("/approvers/{id}/withdraw", (string id, HttpContext context, ApproverDirectory directory, AuditLog audit, TimeProvider time, CancellationToken cancellation) =>
            ChangeAsync(id, true, context, directory, audit, time, cancellation));
        api.MapPost("/approvers/{id}/restore", (string id, HttpContext context, ApproverDirectory directory, AuditLog audit, TimeProvider time, CancellationToken cancellation) =>
            ChangeAsync(id, false, context, directory, audit, time, cancellation));
        api.MapPost("/approvals/keys/rotate", RotateAsync);
    }

    private static async Task<IResult> ChangeAsync(
        string id, bool withdraw, HttpContext context, ApproverDirectory directory, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        var caller = WriteGuard.CallerOf(context);
        if (await RefusalAsync(context, directory, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (!withdraw && caller.Name.Trim().Equals(id.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return Problem.Forbidden("Somebody else has to give you your rights back.");
        }

        var now = time.GetUtcNow();
        await directory.WithdrawAsync(id, withdraw ? caller.Name : null, cancellation);
        await audit.AppendAsync(
            new AuditEntry($"rights:{id}:{now.UtcTicks}", now, "", withdraw ? "rights.withdrawn" : "rights.restored", caller.Name, id)
            {
                IdentitySource = caller.Source,
                After = withdraw ? "withdrawn" : "as proved",
            },
            cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> RotateAsync(
        bool? retireAll, HttpContext context, LinkKeyRing keys, ApproverDirectory directory, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        if (await RefusalAsync(context, directory, cancellation) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await keys.RotateAsync(retireAll ?? false, cancellation);
        }
        catch (InvalidOperationException configured)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "Kept elsewhere", configured.Message);
        }

        var (caller, now) = (WriteGuard.CallerOf(context), time.GetUtcNow());
        var entry = new AuditEntry($"link-keys:{now.UtcTicks}", now, "", "link-keys.rotated", caller.Name, retireAll == true ? "All earlier links are refused." : "The key before still verifies.");
        await audit.AppendAsync(entry with { IdentitySource = caller.Source }, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult?> RefusalAsync(HttpContext context, ApproverDirectory directory, CancellationToken cancellation)
    {
        var approver = Approvers.Of(context);
        return (await directory.OfAsync(approver.Id, approver.Proved, cancellation)).MayApprove ? null : Problem.Forbidden("It takes the right to decide on actions.");
    }
}
