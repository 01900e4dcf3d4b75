using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AIOps.Benchmarks.Latency;

/// <summary>The local host as a process of its own on a fresh data folder, without the demo.</summary>
internal sealed partial class LocalHostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private LocalHostProcess(Process process, DirectoryInfo data, Uri address) => (_process, _data, Address) = (process, data, address);

    public Uri Address { get; }

    public static async Task<LocalHostProcess> StartAsync(FileInfo host, CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("aiops-latency-");
        var process = Process.Start(new ProcessStartInfo("dotnet", $"\"{host.FullName}\" run --no-demo --port 0 --data \"{data.FullName}\"") { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // What it prints from now on is read and dropped, or it would stop when the pipe is full.
                process.OutputDataReceived += static (_, _) => { };
                process.BeginOutputReadLine();
                return new LocalHostProcess(process, data, new Uri(match.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"The host ended with {process.ExitCode} before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    [GeneratedRegex(@"is listening on (http://\S+)")]
    private static partial Regex Listening();
}
