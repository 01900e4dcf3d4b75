using System.Diagnostics;
using System.Text.Json;

namespace AIOps.Benchmarks;

/// <summary>What every result file says of the run: commit, processor, date and command.</summary>
internal static class RunInfo
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes a result.</summary>
    /// <param name="file">Where.</param>
    /// <param name="result">The figures.</param>
    /// <param name="command">What a person would type for it; null = what was typed.</param>
    public static void Write(FileInfo file, object result, string? command = null)
    {
        var node = JsonSerializer.SerializeToNode(result, Indented)!.AsObject();
        node["commit"] = Commit();
        node["cpu"] = Cpu();
        node["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd");
        node["command"] = command ?? string.Join(' ', Environment.GetCommandLineArgs().Skip(1));
        file.Directory?.Create();
        File.WriteAllText(file.FullName, node.ToJsonString(Indented) + "\n");
    }

    private static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "rev-parse --short HEAD") { RedirectStandardOutput = true })!;
            return git.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }

    private static string Cpu() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
            : "unknown";
}
