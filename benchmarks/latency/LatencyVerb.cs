using System.CommandLine;
using Spectre.Console;

namespace AIOps.Benchmarks.Latency;

/// <summary>From telemetry accepted to an incident that can be read over HTTP, in the real local host as a process of its own, under load.</summary>
internal sealed class LatencyVerb : IBenchmarkVerb
{
    private readonly Option<int> _rate = new("--rate") { Description = "Metric records per second of load, 0 to 100,000.", DefaultValueFactory = static _ => 1000 };
    private readonly Option<int> _seconds = new("--seconds") { Description = "Length, 5 to 3,600.", DefaultValueFactory = static _ => 60 };
    private readonly Option<FileInfo?> _host = new("--host") { Description = "AIOps.Local.dll. Default: the release build of this folder's tree." };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Writes the result as JSON." };

    public Command Create()
    {
        var command = new Command("latency", "Telemetry accepted -> incident readable over HTTP: p50, p95, p99 and lost, with a machine failing every second under a steady load.")
        {
            _rate, _seconds, _host, _json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(_rate), parsed.GetValue(_seconds), parsed.GetValue(_host), parsed.GetValue(_json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rate, int seconds, FileInfo? host, FileInfo? json, CancellationToken cancellation)
    {
        host ??= new FileInfo(Path.Combine("artifacts", "bin", "AIOps.Local", "release", "AIOps.Local.dll"));
        if (rate is < 0 or > 100_000 || seconds is < 5 or > 3600 || !host.Exists)
        {
            Console.Error.WriteLine(host.Exists
                ? $"--rate is {rate} (allowed 0 to 100000), --seconds is {seconds} (allowed 5 to 3600)."
                : $"{host.FullName} is not there: build it with 'dotnet build local -c Release', or name it with --host.");
            return 2;
        }

        await using var running = await LocalHostProcess.StartAsync(host, cancellation);
        using var run = new LatencyRun(running.Address, rate, seconds);
        var result = await run.RunAsync(cancellation);
        var table = new Table().AddColumns("records/s", "seconds", "probes", "p50 ms", "p95 ms", "p99 ms", "lost");
        table.AddRow($"{result.Rate:N0}", $"{result.Seconds:0}", $"{result.Probes}", $"{result.P50Ms:0}", $"{result.P95Ms:0}", $"{result.P99Ms:0}", $"{result.Lost}");
        AnsiConsole.Write(table);
        if (json is not null)
        {
            RunInfo.Write(json, result);
        }

        return 0;
    }
}
