using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AIOps.Orchestrations.Local.Sharing;

/// <summary>Names a running engine so that others on the same machine can tell whether its process still lives.</summary>
internal static class LeaseOwner
{
    /// <summary>A name for an engine of this process.</summary>
    public static string New()
    {
        using Process process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture, $"{Environment.MachineName}|{process.Id}|{process.StartTime.ToUniversalTime().Ticks}|{Guid.NewGuid():N}");
    }

    /// <summary>
    /// False when the owner surely is gone: its process is not there, or another one has its number. Owners on other machines count as alive.
    /// </summary>
    public static bool MayLive(string owner)
    {
        string[] parts = owner.Split('|');
        if (parts.Length != 4 || parts[0] != Environment.MachineName || !int.TryParse(parts[1], out int id)) return true;
        try
        {
            using Process process = Process.GetProcessById(id);
            // The start time is told in clock ticks of the kernel, so two readings may differ a little.
            return Math.Abs(process.StartTime.ToUniversalTime().Ticks - long.Parse(parts[2], CultureInfo.InvariantCulture)) < TimeSpan.TicksPerSecond;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception unknown) when (unknown is InvalidOperationException or Win32Exception)
        {
            return true;
        }
    }
}
