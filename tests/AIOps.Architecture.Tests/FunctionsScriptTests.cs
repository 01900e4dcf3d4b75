using System.Diagnostics;

namespace AIOps.Architecture.Tests;

/// <summary><c>make functions</c> on a machine where nothing is set up: it starts nothing, names each missing thing and says how to get it.</summary>
public sealed class FunctionsScriptTests : IDisposable
{
    private readonly DirectoryInfo _checkout = Directory.CreateTempSubdirectory("aiops-functions-");

    public FunctionsScriptTests()
    {
        foreach (var folder in (string[])["build", "functions", "bin"]) _checkout.CreateSubdirectory(folder);
        File.Copy(Path.Combine(Repository.Root, "build", "functions.sh"), Path.Combine(_checkout.FullName, "build", "functions.sh"));
        File.CreateSymbolicLink(Path.Combine(_checkout.FullName, "bin", "dirname"), "/usr/bin/dirname");
    }

    [Fact]
    public async Task What_is_missing_is_named_with_the_way_to_get_it()
    {
        var (exit, said) = await RunAsync();
        Assert.Equal(1, exit);
        Assert.Contains("missing: .NET 10 SDK (dotnet): https://", said, StringComparison.Ordinal);
        Assert.Contains("missing: Azure Functions Core Tools 4 (func): https://", said, StringComparison.Ordinal);
        Assert.Contains("missing: functions/local.settings.json: cp local.settings.sample.json functions/local.settings.json", said, StringComparison.Ordinal);
        Assert.Contains("Nothing was started.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_is_not_asked_for()
    {
        await File.WriteAllTextAsync(Path.Combine(_checkout.FullName, "functions", "local.settings.json"), "{}");
        foreach (var tool in (string[])["dotnet", "func"])
        {
            File.CreateSymbolicLink(Path.Combine(_checkout.FullName, "bin", tool), "/bin/true");
        }

        var (_, said) = await RunAsync();
        Assert.DoesNotContain("dotnet", said, StringComparison.Ordinal);
        Assert.DoesNotContain("(func)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("local.settings.json:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scheduler_as_back_end_asks_for_its_extension_and_its_address()
    {
        var (_, said) = await RunAsync(("AzureFunctionsJobHost__extensions__durableTask__storageProvider__type", "azureManaged"));
        Assert.Contains("export DurableTaskScheduler=true", said, StringComparison.Ordinal);
        Assert.Contains("missing: DURABLE_TASK_SCHEDULER_CONNECTION_STRING", said, StringComparison.Ordinal);
    }

    public void Dispose() => _checkout.Delete(recursive: true);

    private async Task<(int Exit, string Said)> RunAsync(params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("/bin/bash", [Path.Combine(_checkout.FullName, "build", "functions.sh")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.Combine(_checkout.FullName, "bin");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var script = Process.Start(start)!;
        var said = script.StandardError.ReadToEndAsync();
        await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (script.ExitCode, await said);
    }
}
