using AIOps.Api.Session;
using AIOps.Correlate;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Local;
using AIOps.Orchestrations.Ports;
using AIOps.Storage;
using AIOps.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIOps.Api.Tests;

/// <summary>The HTTP surface on a real port of the loopback address, with real storage; nothing plays by itself.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SqliteDocumentStore _store;
    private readonly WebApplication _app;

    private ApiHost(DirectoryInfo folder, SqliteDocumentStore store, WebApplication app) => (_folder, _store, _app) = (folder, store, app);

    public Uri Address => new(_app.Urls.First());

    /// <summary>Set to make the host say that its buffer is full.</summary>
    public Pressure Pressure => _app.Services.GetRequiredService<Pressure>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<ApiHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aiops-api-");
        var store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "aiops.db") });
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IDocumentStore>(store);
        builder.Services.AddAiopsApplication(builder.Configuration);
        builder.Services.AddEmbeddedWorkflows(WorkflowCatalogue.Register);
        builder.Services.AddLocalSignalBus();
        builder.Services.AddAiopsApi();
        builder.Services.AddSingleton<ICallerIdentity, LoopbackIdentity>();
        builder.Services.AddSingleton<IResourceGraph, NoTopology>();
        builder.Services.AddSingleton<Pressure>();
        builder.Services.AddSingleton<IBackPressure>(static provider => provider.GetRequiredService<Pressure>());
        var app = builder.Build();
        app.UseAiopsSecurityHeaders();
        app.UseExceptionHandler();
        app.MapAiops(new ApiHostOptions { AcceptTelemetry = true });
        await app.StartAsync();
        return new ApiHost(folder, store, app);
    }

    /// <summary>Looks until something holds, at most twenty seconds where nothing else is said.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class NoTopology : IResourceGraph
    {
        public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(ServiceGraph.Empty);
    }
}

/// <summary>Back-pressure that a test switches.</summary>
internal sealed class Pressure : IBackPressure
{
    public TimeSpan? RetryAfter { get; set; }
}
