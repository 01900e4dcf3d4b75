using AIOps.Api.Session;
using AIOps.Orchestrations.Approvals.Rights;
using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Approvals;

/// <summary>The caller of a guarded route as the approval desk wants to know them: who they are and what this very request proved.</summary>
internal static class Approvers
{
    public static Approver Of(HttpContext context)
    {
        var caller = WriteGuard.CallerOf(context);
        return new Approver(caller.Name, caller.DisplayName, caller.Source) { Proved = new ApproverRights(caller.CanApprove, caller.CanBreakGlass) };
    }
}
