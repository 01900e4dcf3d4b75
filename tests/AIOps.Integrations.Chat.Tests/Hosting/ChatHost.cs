using AIOps.Api;
using AIOps.Api.Session;
using AIOps.Correlate;
using AIOps.Integrations.PagerDuty;
using AIOps.Integrations.ServiceNow;
using AIOps.Integrations.Slack;
using AIOps.Integrations.Teams;
using AIOps.Integrations.Webhooks;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.Local;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Storage;
using AIOps.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIOps.Integrations.Chat.Tests.Hosting;

/// <summary>The product with its chat channels on a real port of the loopback address: real storage, the embedded engine, fakes only on the far side.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SqliteDocumentStore _store;
    private readonly WebApplication _app;

    private ChatHost(DirectoryInfo folder, SqliteDocumentStore store, WebApplication app, MovableTime wall)
    {
        (_folder, _store, _app, Wall) = (folder, store, app, wall);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>The clock that signatures are checked against.</summary>
    public MovableTime Wall { get; }

    public HttpClient Http { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<ChatHost> StartAsync(IDictionary<string, string?> settings)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-chat-");
        var store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "aiops.db") });
        var wall = new MovableTime();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AIOps:Notifications:PublicUrl"] = "https://aiops.example.com",
            ["AIOps:Notifications:FirstDelay"] = "00:00:00.1",
            ["AIOps:Notifications:MaxDelay"] = "00:00:01",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IDocumentStore>(store);
        builder.Services.AddSingleton(new WallClock(wall));
        builder.Services.AddAiopsApplication(builder.Configuration);
        builder.Services.AddEmbeddedWorkflows(WorkflowCatalogue.Register);
        builder.Services.AddLocalSignalBus();
        builder.Services.AddWebhookActuator(options => builder.Configuration.GetSection("AIOps:Webhooks").Bind(options));
        builder.Services.AddSlack(builder.Configuration)
            .AddTeams(builder.Configuration)
            .AddPagerDuty(builder.Configuration)
            .AddServiceNow(builder.Configuration)
            .AddWebhookNotifiers(builder.Configuration);
        builder.Services.AddAiopsApi();
        builder.Services.AddSingleton<ICallerIdentity, LoopbackIdentity>();
        builder.Services.AddSingleton<IResourceGraph, NoTopology>();
        builder.Services.AddSingleton<IBackPressure, NoPressure>();
        var app = builder.Build();
        app.UseAiopsSecurityHeaders();
        app.UseExceptionHandler();
        app.MapAiops(new ApiHostOptions());
        await app.StartAsync();
        return new ChatHost(folder, store, app, wall);
    }

    /// <summary>Tells the channels that a plan waits, as the incident workflow does.</summary>
    public Task AskForApprovalAsync(Approval approval, string occasion = "1") => Get<NotificationSender>().SendAsync(
        new Notification($"approval:{approval.IncidentId}", "approval", approval.IncidentId, "CPU of vm-1 is 96 %: awaiting-approval", "One person has to approve.", $"/incidents/{approval.IncidentId}")
        {
            ApprovalId = approval.Id,
        },
        occasion,
        CancellationToken.None);

    public async Task<Approval> ReadAsync(string approvalId) => (await Get<ApprovalRepository>().GetAsync(approvalId))!.Value;

    public async Task<IReadOnlyList<AuditRow>> AuditAsync() => await Get<AuditLog>().OfIncidentAsync(World.Incident);

    /// <summary>Waits until everything that was to be told is told or given up: what did not happen until then does not happen.</summary>
    public Task QuietAsync() => UntilAsync(async () =>
        (await Get<IWorkflowClient>().ListAsync(WorkflowState.Pending)).Count == 0 && (await Get<IWorkflowClient>().ListAsync(WorkflowState.Running)).Count == 0);

    /// <summary>Looks until something holds, at most thirty seconds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class NoTopology : IResourceGraph
    {
        public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(ServiceGraph.Empty);
    }

    private sealed class NoPressure : IBackPressure
    {
        public TimeSpan? RetryAfter => null;
    }
}

/// <summary>The wall clock, moved by a test.</summary>
internal sealed class MovableTime : TimeProvider
{
    public DateTimeOffset? Fixed { get; set; }

    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => (Fixed ?? DateTimeOffset.UtcNow) + Offset;
}
