using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace AIOps.Benchmarks.Capacity;

/// <summary><c>capacity</c>: memory of many series, and how soon after a restart all of them are ready. The restart is one: a second process opens what this one wrote.</summary>
internal sealed class CapacityVerb : IBenchmarkVerb
{
    private const int Before = 3;
    private const int Quarter = 16;
    private readonly Option<int> _series = new("--series") { Description = "Number of series.", DefaultValueFactory = _ => 100_000 };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Write the result as JSON to this file." };
    private readonly Option<FileInfo?> _reopen = new("--reopen") { Description = "The file that another process wrote.", Hidden = true };
    private readonly Option<string?> _start = new("--start") { Description = "Event time of its first sample.", Hidden = true };

    public Command Create()
    {
        var command = new Command("capacity", "Memory of many series on one host, and the time until all are ready after a restart, from SQLite.") { _series, _json, _reopen, _start };
        command.SetAction(async (parsed, _) =>
        {
            var series = parsed.GetValue(_series);
            if (series is < 1 or > 1_000_000)
            {
                await Console.Error.WriteLineAsync("--series must be 1 to 1,000,000.");
                return 2;
            }

            return parsed.GetValue(_reopen) is { } file
                ? await ReopenAsync(file, series, DateTimeOffset.Parse(parsed.GetValue(_start)!, CultureInfo.InvariantCulture), parsed.GetValue(_json))
                : await FillAsync(series, parsed.GetValue(_json));
        });
        return command;
    }

    private static async Task<int> FillAsync(int series, FileInfo? json)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-capacity-");
        try
        {
            var file = Path.Combine(folder.FullName, "aiops.db");
            var start = DateTimeOffset.UtcNow.AddMinutes(-Before - Quarter - 1);
            await using (var host = new CapacityHost(file, start))
            {
                await host.PlayAsync(series, 0, Before);
            }

            List<string> arguments = ["capacity", "--series", $"{series}", "--reopen", file, "--start", start.ToString("O", CultureInfo.InvariantCulture)];
            arguments.AddRange(json is null ? [] : ["--json", json.FullName]);
            var own = Environment.ProcessPath!;
            string[] program = Path.GetFileNameWithoutExtension(own) == "dotnet" ? [typeof(CapacityVerb).Assembly.Location] : [];
            // The hosts collect garbage in the background, as is the default; the benchmarks do not, and then the newest generation may take 200 MB.
            var info = new ProcessStartInfo(own, [.. program, .. arguments]) { Environment = { ["DOTNET_gcConcurrent"] = "1" } };
            using var restarted = Process.Start(info)!;
            await restarted.WaitForExitAsync();
            return restarted.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> ReopenAsync(FileInfo file, int series, DateTimeOffset start, FileInfo? json)
    {
        var clock = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        await using var host = new CapacityHost(file.FullName, start);
        await host.StartAsync();

        // The first sample says which partition this host has.
        await host.PlayAsync(1, Before, Before + 1);
        while (host.InMemory < series)
        {
            await Task.Delay(5);
        }

        var (ready, readyProcessor, readyMemory) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, Megabytes());
        processor = Environment.CpuUsage.TotalTime;
        await host.PlayAsync(series, Before, Before + Quarter);
        var scoring = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var (scoringMemory, heap) = (Megabytes(), GC.GetTotalMemory(forceFullCollection: true));
        var result = new CapacityResult(series, ready, readyProcessor, readyMemory, scoringMemory, (double)heap / series, (double)series * Quarter / scoring);
        Print(result);
        if (json is not null)
        {
            RunInfo.Write(json, result, $"capacity --series {series}");
        }

        return 0;
    }

    private static double Megabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    private static void Print(CapacityResult result)
    {
        var table = new Table().AddColumns("of a host with", $"{result.Series:n0} series");
        table.AddRow("ready after a restart", $"{result.ReadySeconds:0.00} s ({result.ReadyProcessorSeconds:0.00} s of processor time)");
        table.AddRow("memory of the process when ready", $"{result.ReadyMegabytes:n0} MB");
        table.AddRow("memory after a quarter of an hour of samples", $"{result.ScoringMegabytes:n0} MB, of which in use {result.HeapBytesPerSeries * result.Series / 1e6:n0} MB");
        table.AddRow("managed memory per series", $"{result.HeapBytesPerSeries:n0} bytes");
        table.AddRow("samples scored and stored", $"{result.SamplesPerSecond:n0}/s of processor time");
        AnsiConsole.Write(table);
    }
}
