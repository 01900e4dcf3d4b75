using AIOps.Api;
using AIOps.Api.Health;
using AIOps.Api.Session;
using AIOps.Integrations.FixValidators;
using AIOps.Integrations.OpenAI;
using AIOps.Integrations.OpenTelemetry;
using AIOps.Integrations.PagerDuty;
using AIOps.Integrations.ServiceNow;
using AIOps.Integrations.Slack;
using AIOps.Integrations.Teams;
using AIOps.Integrations.Webhooks;
using AIOps.Local.Cli;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Topology;
using AIOps.Storage;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace AIOps.Local.Host;

/// <summary>The embedded host: SQLite, the embedded engine, the whole pipeline, the API and the dashboard in one process on loopback.</summary>
internal static class LocalHost
{
    /// <summary>Runs until stopped.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> RunAsync(LocalHostSettings settings, CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.DataFolder);
        using var store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(settings.DataFolder, DataFolder.FileName) });
        var speed = settings.Demo ? settings.Speed : 1;
        var clock = settings.Demo
            ? new SimulationClock(TimeProvider.System, await ClockMemory.StartAtAsync(store, TimeProvider.System, speed), speed)
            : TimeProvider.System;
        return await RunAsync(settings, store, clock, speed, cancellation);
    }

    private static async Task<int> RunAsync(LocalHostSettings settings, IDocumentStore store, TimeProvider clock, double speed, CancellationToken cancellation)
    {
        await using var demo = clock is SimulationClock simulation ? await Demo.StartAsync(store, simulation, settings, cancellation) : null;
        await using var app = Build(settings, store, clock, speed, demo);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (OptionsValidationException wrong)
        {
            return await RefuseAsync(wrong.Failures);
        }
        catch (InvalidOperationException unreadable) when (
            unreadable.Message.Contains("AIOps:", StringComparison.Ordinal) || unreadable.Message.Contains(nameof(BinderOptions), StringComparison.Ordinal))
        {
            return await RefuseAsync([unreadable.Message]);
        }
        catch (IOException taken)
        {
            await Console.Error.WriteLineAsync($"Port {settings.Port} cannot be opened ({taken.Message}). Choose another with --port.");
            return ExitCodes.Failure;
        }

        Welcome.Print(app.Urls.First(), settings);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCodes.Success;
    }

    private static async Task<int> RefuseAsync(IEnumerable<string> errors)
    {
        await Console.Error.WriteLineAsync($"The configuration is not valid:\n  {string.Join("\n  ", errors)}");
        return ExitCodes.WrongUse;
    }

    private static WebApplication Build(LocalHostSettings settings, IDocumentStore store, TimeProvider clock, double speed, Demo? demo)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "AIOps.Local",
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Host.UseDefaultServiceProvider(static provider => provider.ValidateOnBuild = true);

        // A start that fails is said in one sentence (see RefuseAsync), not with a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseUrls($"http://127.0.0.1:{settings.Port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (settings.Demo)
        {
            builder.Configuration.AddInMemoryCollection(Demo.Configuration);
        }

        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(clock);
        builder.Services.AddAiopsApplication(builder.Configuration);
        builder.Services.AddEmbeddedRuntime(builder.Configuration, speed);
        builder.Services.AddWebhookActuator(options => builder.Configuration.GetSection("AIOps:Webhooks").Bind(options));
        builder.Services.AddFixValidators(options => builder.Configuration.GetSection("AIOps:Fixes").Bind(options));
        builder.Services.AddOpenAIModel(builder.Configuration);
        builder.Services.ShowOptions<OpenAIOptions>(builder.Configuration, "Model").ListOptions<WebhookOptions>("Webhooks");
        builder.Services.AddTelemetryExport(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration)
            .AddTeams(builder.Configuration)
            .AddPagerDuty(builder.Configuration)
            .AddServiceNow(builder.Configuration)
            .AddWebhookNotifiers(builder.Configuration);
        builder.Services.AddAiopsApi();
        builder.Services.AddSingleton<IDependencyCheck, BusCheck>();
        builder.Services.AddSingleton<IDependencyCheck, WorkflowCheck>();
        builder.Services.AddSingleton<ICallerIdentity, LoopbackIdentity>();
        if (demo is not null)
        {
            demo.AddTo(builder.Services);
            builder.Services.AddHostedService(provider => new ClockMemory(store, clock, speed));
        }
        else
        {
            builder.Services.AddConfiguredTopology(builder.Configuration).AddObservedTopology();
        }

        var app = builder.Build();
        app.UseAiopsSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseStaticFiles();

        // Routing after the files: the dashboard's catch-all route would take their addresses otherwise.
        app.UseRouting();
        app.MapAiops(new ApiHostOptions { AcceptTelemetry = true });
        demo?.MapTo(app);
        app.MapDashboard();
        return app;
    }
}
