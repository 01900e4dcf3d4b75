using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Webhooks of GitHub that tell of deployments: <c>deployment</c>, <c>deployment_status</c>, <c>workflow_run</c>.</summary>
internal static class GitHubHook
{
    private const int Id = 0, FullName = 1, Environment = 2, State = 3, Conclusion = 4, Status = 5, UpdatedAt = 6, CreatedAt = 7, Creator = 8, Login = 9, Ref = 10, Sha = 11, Name = 12;
    private const int Branch = 13;

    private static readonly NameTable Names = new(
        (Id, "id"), (FullName, "full_name"), (Environment, "environment"), (State, "state"), (Conclusion, "conclusion"), (Status, "status"), (UpdatedAt, "updated_at"),
        (CreatedAt, "created_at"), (Creator, "creator actor"), (Login, "login"), (Ref, "ref"), (Sha, "sha head_sha"), (Name, "name"), (Branch, "head_branch"));

    public static void Read(ref DecodeContext context, in Members root, int start, int end)
    {
        var body = context.Body;
        ObjectReader.TryEnter(root[RootNames.Repository], body, Names, out var repository);
        ObjectReader.TryEnter(root.First(RootNames.Deployment, RootNames.WorkflowRun), body, Names, out var what);
        // The status is newer than the deployment that it is about; a workflow run carries its own.
        if (!ObjectReader.TryEnter(root[RootNames.DeploymentStatus], body, Names, out var state)) state = what;
        if (JsonText.OrNull(repository[FullName], body, 200) is not { } unit || JsonText.OrNull(what[Id], body, 64) is not { } id)
        {
            context.Reject(RejectKind.MissingField, "repository.full_name or the id of the deployment is missing; send GitHub's own webhook body", start, end);
            return;
        }

        if (!context.TryTime(state.First(UpdatedAt, CreatedAt), body, start, end, out var ticks, out var stands)) return;
        ObjectReader.TryEnter(state.Has(Creator) ? state[Creator] : root[RootNames.Sender], body, Names, out var creator);
        var environment = JsonText.OrNull(what[Environment], body, 100);
        var run = root.Has(RootNames.WorkflowRun);
        var status = DeploymentTarget.Status(JsonText.OrNull(state.First(State, Conclusion, Status), body, 64) ?? "queued");
        var version = JsonText.OrNull(what.First(Ref, Branch), body, 100) ?? JsonText.OrNull(what[Sha], body, 40);
        context.Change(
            new()
            {
                Id = ContentId.Of("github", unit, id),
                ResourceId = DeploymentTarget.Of(context, "github", unit, environment),
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Kind = ChangeKind.Deployment,
                Operation = run ? "github/workflow_run" : "github/deployment",
                Status = status,
                Caller = JsonText.OrNull(creator[Login], body, 256),
                CorrelationId = JsonText.OrNull(what[Sha], body, 64) ?? id,
                Title = JsonText.Cap($"{(run ? JsonText.OrNull(what[Name], body, 100) ?? "workflow" : "deployment")} of {unit}{(version is null ? "" : $" ({version})")}{(environment is null ? "" : $" to {environment}")} {status}", 300),
            },
            SignalSource.Webhooks);
    }
}
