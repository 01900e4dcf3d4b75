using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using AIOps.Contracts.Time;

namespace AIOps.Storage.AzureTables.Tests;

/// <summary>The table service of Azurite from npm (<c>tests/tools</c>), in memory, on a port of its own; one process for the whole test run.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private static readonly string Program = Path.Combine(Folder(), "../tools/node_modules/azurite/dist/src/table/main.js");
    private readonly int port = FreePort();
    private Process? process;

    /// <summary>Why the tests cannot run here; null when they can.</summary>
    public static string? Missing => File.Exists(Program) ? null : "Azurite is not installed: run `npm ci` in tests/tools (build/test.sh does it).";

    /// <summary>The emulator's published account and key.</summary>
    public string ConnectionString =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    public async Task InitializeAsync()
    {
        string[] arguments = [Program, "--tableHost", "127.0.0.1", "--tablePort", port.ToString(), "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry"];
        process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Poll.UntilAsync(IsListeningAsync, "Azurite listens");
    }

    public async Task DisposeAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> IsListeningAsync()
    {
        Assert.False(process!.HasExited, "Azurite ended at its start");
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>
{
    public const string Name = "Azurite";
}
