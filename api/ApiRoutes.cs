using AIOps.Api.Approvals;
using AIOps.Api.Ask;
using AIOps.Api.Audit;
using AIOps.Api.Chat;
using AIOps.Api.DeadLetters;
using AIOps.Api.Health;
using AIOps.Api.Incidents;
using AIOps.Api.KillSwitch;
using AIOps.Api.Live;
using AIOps.Api.Logs;
using AIOps.Api.Maintenance;
using AIOps.Api.Mcp;
using AIOps.Api.Series;
using AIOps.Api.Session;
using AIOps.Api.Similar;
using AIOps.Api.Slo;
using AIOps.Api.Statistics;
using AIOps.Api.Telemetry;
using AIOps.Api.Topology;
using AIOps.Api.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api;

/// <summary>Every route of the product, for both hosts.</summary>
public static class ApiRoutes
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="options">What this host offers.</param>
    public static void MapAiops(this IEndpointRouteBuilder routes, ApiHostOptions options)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter<WriteGuard>();
        SessionEndpoints.Map(api);
        IncidentEndpoints.Map(api);
        IncidentActionEndpoints.Map(api);
        SimilarEndpoints.Map(api);
        RegroupEndpoints.Map(api);
        MaintenanceEndpoints.Map(api);
        ApprovalEndpoints.Map(api);
        ReviewEndpoints.Map(api);
        RightsEndpoints.Map(api);
        KillSwitchEndpoints.Map(api);
        SeriesEndpoints.Map(api);
        LogEndpoints.Map(api);
        TopologyEndpoints.Map(api);
        StatsEndpoints.Map(api);
        SloEndpoints.Map(api);
        DeadLetterEndpoints.Map(api);
        AuditEndpoints.Map(api);
        WorkflowEndpoints.Map(api);
        WorkflowControlEndpoints.Map(api);
        LiveEndpoints.Map(api);
        HealthEndpoints.Map(routes);
        McpSurface.MapMcp(routes);

        // Telemetry comes from machines: no session, no CSRF token. In Azure only foreign alerts come over HTTP, behind a function key or Entra.
        var machines = routes.MapGroup("/api");
        AskEndpoints.Map(machines);
        ChatEndpoints.Map(machines);
        AlertEndpoints.Map(machines);
        if (options.AcceptTelemetry)
        {
            TelemetryEndpoints.Map(machines);
        }
    }
}

/// <summary>What a host offers over HTTP.</summary>
public sealed class ApiHostOptions
{
    /// <summary>Whether <c>POST /api/telemetry</c> is there: on the local host only. <value>Default false.</value></summary>
    public bool AcceptTelemetry { get; set; }
}
