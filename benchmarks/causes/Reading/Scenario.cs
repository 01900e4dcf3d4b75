using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>A folder of the layout: a call graph, normal data, and issues in train and test. Any of them may be absent.</summary>
internal sealed record Scenario(string Name, IReadOnlyList<DependencyEdge> Edges, MetricsTable Normal, IReadOnlyList<Issue> Issues)
{
    /// <summary>How deep below the given folder scenarios are looked for.</summary>
    private const int Deepest = 3;

    private static readonly string[] Splits = ["train", "test"];

    /// <summary>What could not be read, and why: one line each.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>The scenarios in a folder: itself, or those below it.</summary>
    public static IReadOnlyList<Scenario> ReadAll(DirectoryInfo folder) => [.. Find(folder, 0).Select(root => Read(root, Path.GetRelativePath(folder.FullName, root.FullName)))];

    private static IEnumerable<DirectoryInfo> Find(DirectoryInfo folder, int depth) =>
        IsScenario(folder) ? [folder] : depth == Deepest ? [] : folder.EnumerateDirectories().OrderBy(one => one.Name, StringComparer.Ordinal).SelectMany(one => Find(one, depth + 1));

    private static bool IsScenario(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "graph.csv")) || IssueFolders(folder).Any();

    private static Scenario Read(DirectoryInfo root, string name)
    {
        var unread = new List<string>();
        var edges = Try(unread, "graph.csv", root, GraphFile.Read) ?? [];
        var normal = Try(unread, Path.Combine("noissue", "metrics.csv"), root, MetricsFile.Read) ?? MetricsTable.Empty;
        var issues = new List<Issue>();
        foreach (var (split, folder) in IssueFolders(root))
        {
            try
            {
                issues.Add(Issue.Read(split, folder));
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                unread.Add(e.Message);
            }
        }

        return new(name == "." ? root.Name : name.Replace('\\', '/'), edges, normal, issues) { Unread = unread };
    }

    private static IEnumerable<(string Split, DirectoryInfo Folder)> IssueFolders(DirectoryInfo root) =>
        from split in Splits
        let folder = new DirectoryInfo(Path.Combine(root.FullName, split))
        where folder.Exists
        from issue in folder.EnumerateDirectories("issue_*").OrderBy(one => int.TryParse(one.Name[6..], out var n) ? n : int.MaxValue).ThenBy(one => one.Name, StringComparer.Ordinal)
        select (split, issue);

    // A scenario goes on without its graph or its normal data, and says so.
    private static T? Try<T>(List<string> unread, string name, DirectoryInfo root, Func<FileInfo, T> read)
        where T : class
    {
        var file = new FileInfo(Path.Combine(root.FullName, name));
        try
        {
            if (file.Exists) return read(file);
            unread.Add($"{file.FullName} is not there.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            unread.Add(e.Message);
        }

        return null;
    }
}
