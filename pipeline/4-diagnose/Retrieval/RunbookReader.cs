namespace AIOps.Diagnose.Retrieval;

/// <summary>Cuts a Markdown runbook into its headed parts, so that a hit can be cited by heading.</summary>
public static class RunbookReader
{
    /// <summary>The parts of one runbook.</summary>
    /// <param name="name">Name of the file, used in the ids.</param>
    /// <param name="markdown">Its text.</param>
    /// <param name="scope">Scope of the texts; empty = everybody.</param>
    public static IReadOnlyList<KnowledgeItem> Read(string name, string markdown, string scope = "")
    {
        var parts = new List<KnowledgeItem>();
        var title = name;
        var lines = new List<string>();
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                Close();
                title = line.TrimStart('#').Trim();
            }
            else
            {
                lines.Add(line.TrimEnd());
            }
        }

        Close();
        return parts;

        void Close()
        {
            var text = string.Join('\n', lines).Trim();
            if (text.Length > 0) parts.Add(new($"{name}#{parts.Count + 1}", title, text, scope));
            lines.Clear();
        }
    }
}
