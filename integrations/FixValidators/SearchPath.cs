namespace AIOps.Integrations.FixValidators;

/// <summary>Programs of this machine.</summary>
internal static class SearchPath
{
    /// <summary>The first of the names that <c>PATH</c> has; null when it has none.</summary>
    public static string? FirstOf(params IEnumerable<string> names)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ""] : [""];
        return names.FirstOrDefault(name => folders.Any(folder => endings.Any(ending => File.Exists(Path.Combine(folder, name + ending)))));
    }
}
