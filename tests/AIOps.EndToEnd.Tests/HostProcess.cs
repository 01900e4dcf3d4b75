using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AIOps.EndToEnd.Tests;

/// <summary>The local host as a process of its own, on a data folder that outlives it.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private HostProcess(string dataFolder, string arguments, Dictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Binary()}\" run --port 0 --data \"{dataFolder}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The host ended before it listened:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has printed.</summary>
    public string Output
    {
        get { lock (_output) return string.Join('\n', _output.TakeLast(80)); }
    }

    /// <summary>Starts a host and waits until it listens.</summary>
    public static async Task<(HostProcess Host, Uri Address)> StartAsync(string dataFolder, string arguments = "--speed 60", Dictionary<string, string>? environment = null)
    {
        var host = new HostProcess(dataFolder, arguments, environment);
        return (host, await host._listening.Task.WaitAsync(TimeSpan.FromSeconds(90)));
    }

    /// <summary>kill -9: nothing of the process gets to run.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string Binary()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = folder.Name;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AIOps.Functions.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "artifacts", "bin", "AIOps.Local", configuration, "AIOps.Local.dll");
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"is listening on (http://\S+)")]
    private static partial Regex Listening();
}
