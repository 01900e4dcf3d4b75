using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AIOps.Benchmarks.Latency;

/// <summary>The local host as a process of its own on a fresh data folder, without the demo.</summary>
internal sealed partial class LocalHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private LocalHostProcess(Process process, DirectoryInfo data, Uri address) => (_process, _data, Address) = (process, data, address);

    public Uri Address { get; }

    public static async Task<LocalHostProcess> StartAsync(FileInfo host, CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("aiops-latency-");
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", $"\"{host.FullName}\" run --no-demo --port 0 --data \"{data.FullName}\"") { RedirectStandardOutput = true },
            EnableRaisingEvents = true,
        };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The host ended with {process.ExitCode} before it listened."));
        // Read to its end: it would stop when the pipe is full.
        process.OutputDataReceived += (_, line) =>
        {
            if (Listening().Match(line.Data ?? "") is { Success: true } match) listening.TrySetResult(new Uri(match.Groups[1].Value));
        };
        process.Start();
        process.BeginOutputReadLine();
        try
        {
            return new LocalHostProcess(process, data, await listening.Task.WaitAsync(LongestStart, cancellation));
        }
        catch
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            throw;
        }
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
