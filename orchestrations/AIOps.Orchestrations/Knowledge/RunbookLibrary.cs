using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.Retrieval;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>The runbooks of the configured folder, read again when a file has changed. A missing folder means that there are none.</summary>
internal sealed partial class RunbookLibrary(IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<RunbookLibrary> logger)
{
    /// <summary>Larger files are no runbooks.</summary>
    private const long MaximumBytes = 256 * 1024;

    private const int MaximumFiles = 500;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Written, IReadOnlyList<RunbookSection> Sections)> _files = new(StringComparer.Ordinal);
    private IReadOnlyList<RunbookSection> _all = [];
    private DateTimeOffset _nextLook;

    public IReadOnlyList<RunbookSection> Sections()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (options.Value.RunbookFolder.Length > 0 && now >= _nextLook)
            {
                _nextLook = now + LookAgain;
                Read(new DirectoryInfo(options.Value.RunbookFolder));
            }

            return _all;
        }
    }

    private void Read(DirectoryInfo folder)
    {
        try
        {
            List<RunbookSection> found = [];
            foreach (var file in folder.EnumerateFiles("*.md", SearchOption.AllDirectories).Where(file => file.Length <= MaximumBytes).OrderBy(file => file.FullName, StringComparer.Ordinal).Take(MaximumFiles))
            {
                if (!_files.TryGetValue(file.FullName, out var known) || known.Written != file.LastWriteTimeUtc)
                {
                    var path = Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/');
                    _files[file.FullName] = known = (file.LastWriteTimeUtc, SectionsOf(path, File.ReadAllText(file.FullName)));
                }

                found.AddRange(known.Sections);
            }

            _all = found;
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(folder.FullName, away.Message);
        }
    }

    private static List<RunbookSection> SectionsOf(string path, string markdown)
    {
        var parts = RunbookReader.Read(path, new Redactor().Redact(markdown));
        var title = markdown.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? path;
        // The file's title helps to find its sections: "Restart" alone says nothing.
        return [.. parts.Select(part => new RunbookSection(path, title, part.Title, part with { Title = part.Title == title ? title : $"{title}: {part.Title}" }))];
    }

    [LoggerMessage(5201, Microsoft.Extensions.Logging.LogLevel.Warning, "Runbooks in {Folder} cannot be read: {Reason}")]
    private partial void LogUnreadable(string folder, string reason);
}
