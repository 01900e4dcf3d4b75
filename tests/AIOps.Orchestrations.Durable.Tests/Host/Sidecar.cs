using AIOps.Contracts.Time;
using AIOps.Orchestrations.Durable.Tests.Time;
using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Durable.Tests.Host;

/// <summary>What stands in for the Functions host: Durable Task's own test server over gRPC, with the in-memory back end. It outlives the workers.</summary>
internal sealed class Sidecar : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ClockedService service;
    private readonly WorkerLinks links;

    private Sidecar(WebApplication app, ClockedService service, WorkerLinks links) => (this.app, this.service, this.links) = (app, service, links);

    /// <summary>Before a worker stops: what is out comes back, nothing more goes out.</summary>
    public async Task HoldAsync()
    {
        service.HoldsWork = true;
        await Poll.UntilAsync(() => service.InFlight == 0, "the work that is out comes back");
    }

    public void Release() => service.HoldsWork = false;

    /// <summary>Starts a worker and lets work go out when it has linked up.</summary>
    public async Task StartAsync(IHost worker)
    {
        int before = links.Count;
        await worker.StartAsync();
        await Poll.UntilAsync(() => links.Count > before, "the worker links up");
        service.HoldsWork = false;
    }

    public GrpcChannel Channel { get; private set; } = null!;

    public static async Task<Sidecar> StartAsync(MovableTime time)
    {
        ClockedService service = new(time);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(static grpc =>
        {
            grpc.EnableDetailedErrors = true;
            grpc.Interceptors.Add<MovedHistories>();
            grpc.Interceptors.Add<HostRefusals>();
        });
        builder.Services.AddSingleton(service);
        builder.Services.AddSingleton<IOrchestrationService>(service);
        builder.Services.AddSingleton<IOrchestrationServiceClient>(service);
        builder.Services.AddSingleton<TaskHubGrpcServer>();
        builder.Services.AddSingleton(time);
        WorkerLinks links = new();
        builder.Services.AddSingleton(links);
        Sidecar sidecar = new(builder.Build(), service, links);
        sidecar.app.MapGrpcService<TaskHubGrpcServer>();
        await sidecar.app.StartAsync();
        sidecar.Channel = GrpcChannel.ForAddress(sidecar.app.Urls.First());
        _ = service.RunTimersAsync();
        return sidecar;
    }

    public async ValueTask DisposeAsync()
    {
        service.Dispose();
        Channel.Dispose();
        using CancellationTokenSource now = new(TimeSpan.FromSeconds(1));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
