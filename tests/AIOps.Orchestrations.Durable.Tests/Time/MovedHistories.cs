using AIOps.Orchestrations.Durable.Tests.Host;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using P = Microsoft.DurableTask.Protobuf;

namespace AIOps.Orchestrations.Durable.Tests.Time;

/// <summary>Moves the times of the histories on their way to the worker: what a workflow sees as now.</summary>
internal sealed class MovedHistories(MovableTime time, WorkerLinks links) : Interceptor
{
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Task call = continuation(request, new Writer<TResponse>(responseStream, time), context);
        if (request is P.GetWorkItemsRequest) links.Opened();
        return call;
    }

    private sealed class Writer<T>(IServerStreamWriter<T> inner, MovableTime time) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message)
        {
            if (message is P.WorkItem { OrchestratorRequest: { } request }) Move(request.PastEvents.Concat(request.NewEvents));
            if (message is P.HistoryChunk chunk) Move(chunk.Events);
            return inner.WriteAsync(message);
        }

        private void Move(IEnumerable<P.HistoryEvent> events)
        {
            foreach (P.HistoryEvent one in events) one.Timestamp = Timestamp.FromDateTime(time.Move(one.Timestamp.ToDateTime()));
        }
    }
}
