using DurableTask.Core;
using Grpc.Core;
using Grpc.Core.Interceptors;
using P = Microsoft.DurableTask.Protobuf;

namespace AIOps.Orchestrations.Durable.Tests.Host;

/// <summary>Refuses commands as the Functions host does; the test server takes every one.</summary>
internal sealed class HostRefusals(ClockedService service) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        switch (request)
        {
            case P.SuspendRequest suspend:
                await CheckAsync(suspend.InstanceId, OrchestrationStatus.Pending, OrchestrationStatus.Running);
                break;
            case P.ResumeRequest resume:
                await CheckAsync(resume.InstanceId, OrchestrationStatus.Suspended);
                break;
            case P.TerminateRequest terminate:
                await CheckAsync(terminate.InstanceId, OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended);
                break;
        }
        return await continuation(request, context);
    }

    private async Task CheckAsync(string id, params OrchestrationStatus[] allowed)
    {
        OrchestrationStatus? status = (await service.GetOrchestrationStateAsync(id, executionId: null))?.OrchestrationStatus;
        if (status is null) throw new RpcException(new Status(StatusCode.NotFound, $"No instance {id}."));
        if (!allowed.Contains(status.Value)) throw new RpcException(new Status(StatusCode.FailedPrecondition, $"{id} is in the {status} state."));
    }
}
