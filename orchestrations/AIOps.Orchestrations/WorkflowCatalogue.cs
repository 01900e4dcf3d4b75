using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Chat;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Forecasts;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Notifications;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Remediation;
using AIOps.Orchestrations.Workflows.Retention;
using AIOps.Orchestrations.Workflows.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations;

/// <summary>Every workflow and activity of the product under the name that histories know it by. Both engines are filled from here.</summary>
public static class WorkflowCatalogue
{
    /// <summary>Fills a registry.</summary>
    public static void Register(WorkflowRegistry registry) => Register(registry, IncidentNames.Version);

    /// <summary>Fills a registry as an earlier release did: new incidents begin on the given version.</summary>
    internal static void Register(WorkflowRegistry registry, string incidentVersion) => registry
        .Add(CorrelationNames.Workflow, static () => new CorrelationWorkflow())
        .Add(CorrelationNames.Correlate, Make<CorrelateActivity>)
        .Add(ForecastNames.Workflow, static () => new ForecastWorkflow())
        .Add(ForecastNames.Shard, Make<ForecastShardActivity>)
        .Add(IncidentNames.Workflow, static () => new IncidentWorkflow(), incidentVersion)
        .Add(IncidentNames.Diagnose, Make<DiagnoseActivity>)
        .Add(IncidentNames.Summarize, Make<SummarizeActivity>)
        .Add(IncidentNames.Plan, Make<PlanActivity>)
        .Add(IncidentNames.ProposeFixes, Make<ProposeFixesActivity>)
        .Add(IncidentNames.StillFiring, Make<StillFiringActivity>)
        .Add(IncidentNames.Move, Make<MoveIncidentActivity>)
        .Add(ApprovalNames.Workflow, static () => new ApprovalWorkflow())
        .Add(ApprovalNames.Read, Make<ReadApprovalActivity>)
        .Add(ApprovalNames.Remind, Make<RemindApproversActivity>)
        .Add(ApprovalNames.Withdraw, Make<WithdrawApprovalActivity>)
        .Add(NotificationNames.Workflow, static () => new NotifyWorkflow())
        .Add(NotificationNames.Deliver, Make<DeliverNotificationActivity>)
        .Add(ChatNames.Workflow, static () => new ChatWorkflow())
        .Add(ChatNames.Handle, Make<HandleChatActivity>)
        .Add(SourceNames.Workflow, static () => new SourceWorkflow())
        .Add(SourceNames.Request, Make<RequestAtSourceActivity>)
        .Add(SourceNames.Poll, Make<PollSourceActivity>)
        .Add(RemediationNames.Workflow, static () => new RemediationWorkflow())
        .Add(RemediationNames.Begin, Make<BeginActionActivity>)
        .Add(RemediationNames.Poll, Make<PollActionActivity>)
        .Add(RemediationNames.Verify, Make<VerifyActionActivity>)
        .Add(RetentionNames.Workflow, static () => new RetentionWorkflow())
        .Add(RetentionNames.Sweep, Make<SweepActivity>);

    private static T Make<T>(IServiceProvider services) => ActivatorUtilities.CreateInstance<T>(services);
}
