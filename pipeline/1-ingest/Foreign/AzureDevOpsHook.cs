using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Service hooks of Azure DevOps: releases, deployments, builds and pipeline runs; their <c>eventType</c> says which.</summary>
internal static class AzureDevOpsHook
{
    private const int Id = 0, Name = 1, Status = 2, Result = 3, Project = 4, Environment = 5, Deployment = 6, RequestedBy = 7, DisplayName = 8, Text = 9, Stage = 10, Run = 11, State = 12;
    private const int DeploymentStatus = 13, StageRun = 14;

    private static readonly NameTable Names = new(
        (Id, "id"), (Name, "name"), (Status, "status"), (Result, "result"), (Project, "project"), (Environment, "environment releaseEnvironment"), (Deployment, "deployment"),
        (RequestedBy, "requestedBy requestedFor"), (DisplayName, "displayName"), (Text, "text"), (Stage, "stageName"), (Run, "run"), (State, "state"), (DeploymentStatus, "deploymentStatus"), (StageRun, "stage"));

    public static void Read(ref DecodeContext context, in Members root, int start, int end)
    {
        var body = context.Body;
        if (!ObjectReader.TryEnter(root[RootNames.Resource], body, Names, out var resource) || JsonText.OrNull(root[RootNames.EventType], body, 200) is not { } type)
        {
            context.Reject(RejectKind.MissingField, "resource or eventType is missing; send the service hook with resource details 'all'", start, end);
            return;
        }

        if (!context.TryTime(root[RootNames.CreatedDate], body, start, end, out var ticks, out var stands)) return;
        ObjectReader.TryEnter(resource[Deployment], body, Names, out var deployment);
        ObjectReader.TryEnter(resource[Run], body, Names, out var run);
        ObjectReader.TryEnter(resource[StageRun], body, Names, out var stage);
        if (!ObjectReader.TryEnter(resource[Environment], body, Names, out var environment)) ObjectReader.TryEnter(deployment[Environment], body, Names, out environment);
        ObjectReader.TryEnter(resource[Project], body, Names, out var project);
        ObjectReader.TryEnter(root[RootNames.Message], body, Names, out var message);
        ObjectReader.TryEnter(deployment.Has(RequestedBy) ? deployment[RequestedBy] : resource[RequestedBy], body, Names, out var person);
        var unit = JsonText.OrNull(project.First(Name, Id), body, 200) ?? "unknown";
        var place = JsonText.OrNull(environment[Name], body, 100) ?? JsonText.OrNull(resource[Stage], body, 100) ?? JsonText.OrNull(stage[Name], body, 100);
        var word = JsonText.OrNull(environment[Status], body, 64) ?? JsonText.OrNull(deployment.First(DeploymentStatus, Status), body, 64)
            ?? JsonText.OrNull(stage.First(Result, State), body, 64) ?? JsonText.OrNull(run.First(Result, State), body, 64) ?? JsonText.OrNull(resource.First(Result, Status, State), body, 64);
        var id = JsonText.OrNull(deployment[Id], body, 64) ?? JsonText.OrNull(run[Id], body, 64) ?? JsonText.OrNull(resource[Id], body, 64) ?? JsonText.OrNull(root[RootNames.Id], body, 64);
        var status = DeploymentTarget.Status(word);
        context.Change(
            new()
            {
                Id = ContentId.Of("azuredevops", $"{unit}/{place}", id ?? ticks.ToString()),
                ResourceId = DeploymentTarget.Of(context, "azuredevops", unit, place),
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Kind = ChangeKind.Deployment,
                Operation = $"azuredevops/{type.ToLowerInvariant()}",
                Status = status,
                Caller = JsonText.OrNull(person[DisplayName], body, 256),
                CorrelationId = id,
                Title = JsonText.OrNull(message[Text], body, 300) ?? $"{type} of {unit} {status}",
            },
            SignalSource.Webhooks);
    }
}
