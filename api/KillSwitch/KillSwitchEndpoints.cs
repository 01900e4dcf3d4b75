using AIOps.Api.Approvals;
using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.KillSwitch;

/// <summary>The switch that stops every action. Any signed-in person may throw it; letting go takes the right to decide.</summary>
internal static class KillSwitchEndpoints
{
    private const int MaxReason = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/killswitch", async (Orchestrations.Plans.KillSwitch killSwitch, CancellationToken cancellation) => Results.Ok(await killSwitch.ReadAsync(cancellation)));
        api.MapPut("/killswitch", SetAsync);
    }

    private static async Task<IResult> SetAsync(
        KillSwitchBody body, HttpContext context, KillSwitchDesk desk, ApproverDirectory directory, CancellationToken cancellation)
    {
        if (body.On is not { } on)
        {
            return Problem.Invalid("on", "Use true to stop every action, false to let go.");
        }

        if (string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > MaxReason)
        {
            return Problem.Invalid("reason", $"Say why, in 1 to {MaxReason} characters; it goes into the audit.");
        }

        var approver = Approvers.Of(context);
        if (!on && !(await directory.OfAsync(approver.Id, approver.Proved, cancellation)).MayApprove)
        {
            return Problem.Forbidden("Letting go of the kill switch takes the right to decide on actions.");
        }

        var caller = WriteGuard.CallerOf(context);
        return Results.Ok(await desk.SetAsync(on, new Person(caller.Name, caller.DisplayName, caller.Source), body.Reason.Trim(), cancellation));
    }
}

/// <summary>Body of the switch.</summary>
internal sealed record KillSwitchBody(bool? On, string? Reason);
