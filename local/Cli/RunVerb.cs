using System.CommandLine;
using AIOps.Local.Host;

namespace AIOps.Local.Cli;

/// <summary><c>run</c>: the local host with the dashboard and, unless told otherwise, the demo estate.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes any free one.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string>("--data") { Description = "Folder of the SQLite file.", DefaultValueFactory = _ => ".aiops" };
        var noDemo = new Option<bool>("--no-demo") { Description = "Do not play the demo estate: wait for telemetry at POST /api/telemetry." };
        var seed = new Option<int>("--seed") { Description = "Seed of the demo estate: the same seed gives the same telemetry.", DefaultValueFactory = _ => 1 };
        var speed = new Option<double>("--speed") { Description = "How many times faster than the wall clock the demo runs, 1 to 600.", DefaultValueFactory = _ => 20 };
        port.Validators.Add(result => Check(result, result.GetValueOrDefault<int>() is >= 0 and <= 65535, "--port takes 0 to 65535."));
        speed.Validators.Add(result => Check(result, result.GetValueOrDefault<double>() is >= 1 and <= 600, "--speed takes 1 to 600."));
        var command = new Command("run", "Starts the local host: dashboard, API, pipeline, and the demo estate.") { port, data, noDemo, seed, speed };
        command.SetAction((parsed, cancellation) => LocalHost.RunAsync(
            new LocalHostSettings(parsed.GetValue(port), parsed.GetValue(data)!, !parsed.GetValue(noDemo), parsed.GetValue(seed), parsed.GetValue(speed)),
            cancellation));
        return command;
    }

    private static void Check(System.CommandLine.Parsing.SymbolResult result, bool holds, string error)
    {
        if (!holds)
        {
            result.AddError(error);
        }
    }
}
