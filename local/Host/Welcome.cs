namespace AIOps.Local.Host;

/// <summary>What a person reads when the host is up.</summary>
internal static class Welcome
{
    public static void Print(string address, LocalHostSettings settings)
    {
        Console.WriteLine();
        Console.WriteLine($"  AIOps.Functions is listening on {address}   (data in {Path.GetFullPath(settings.DataFolder)})");
        if (settings.Demo)
        {
            Console.WriteLine($"  The demo estate plays at {settings.Speed:0.#}x. Within a minute or two an incident waits for your approval:");
            Console.WriteLine($"    1. open {address}");
            Console.WriteLine("    2. click the incident that is awaiting approval, read why, then Approve");
            Console.WriteLine("    3. watch the action run, the signal come back and the incident resolve itself");
        }
        else
        {
            Console.WriteLine($"  Send telemetry (any Event Hub body of Azure Monitor) to POST {address}/api/telemetry");
        }

        Console.WriteLine("  Stop with Ctrl+C; the next start goes on where this one stopped.");
        Console.WriteLine();
    }
}
