using System.Text.RegularExpressions;

namespace AIOps.Architecture.Tests;

/// <summary>What keeps the documentation true: its links lead somewhere, and the error texts that it explains are those of the code.</summary>
public sealed partial class DocsTests
{
    private static readonly IReadOnlyList<string> Pages = Repository.Projects("*.md");

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        var broken = Pages.SelectMany(page => Link().Matches(Read(page)).Select(match => match.Groups[1].Value)
            .Where(target => !Exists(page, target)).Select(target => $"{page}: {target}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_error_text_that_is_explained_is_one_that_the_code_says()
    {
        var code = string.Join('\n', Repository.Projects("*.cs").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal)).Select(Read));
        var texts = Explained().Matches(Read("docs/troubleshooting.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.True(texts.Count > 15, $"only {texts.Count} texts");
        Assert.All(texts, text => Assert.Contains(text, code, StringComparison.Ordinal));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static bool Exists(string page, string target)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target));
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^### `(.+)`$", RegexOptions.Multiline)]
    private static partial Regex Explained();
}
