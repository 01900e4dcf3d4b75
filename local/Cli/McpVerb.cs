using System.CommandLine;
using AIOps.Api.Mcp;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Topology;
using AIOps.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AIOps.Local.Cli;

/// <summary>
/// <c>mcp</c>: the read-only tools over standard input and output, on a data folder; whoever may read the folder may ask. Nothing but the protocol goes to standard output, and
/// neither engine nor bus is started: a host may be running on the same folder.
/// </summary>
internal static class McpVerb
{
    public static Command Create()
    {
        var data = DataFolder.Option();
        var verb = new Command("mcp", "Answers an assistant over stdio (Model Context Protocol): read-only questions about the incidents of a data folder.") { data };
        verb.SetAction(async (parsed, cancellation) =>
        {
            using var store = DataFolder.Open(parsed.GetValue(data)!);
            if (store is null)
            {
                return ExitCodes.Failure;
            }

            var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<IDocumentStore>(store);
            builder.Services.AddAiopsApplication(builder.Configuration);
            builder.Services.RemoveAll<IHostedService>();
            builder.Services.AddConfiguredTopology(builder.Configuration).AddObservedTopology();
            builder.Services.AddAiopsMcp().OverStdio();
            await builder.Build().RunAsync(cancellation);
            return ExitCodes.Success;
        });
        return verb;
    }
}
