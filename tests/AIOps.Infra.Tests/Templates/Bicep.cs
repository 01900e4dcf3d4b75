using System.Text.RegularExpressions;

namespace AIOps.Infra.Tests.Templates;

/// <summary>The text of the templates, taken apart as far as the tests need it.</summary>
internal static partial class Bicep
{
    public static IReadOnlyList<(string File, string Text)> All { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "infra"), "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(AppContext.BaseDirectory, file).Replace('\\', '/'), WithoutComments(File.ReadAllText(file))))];

    public static string Read(string name) => All.Single(file => file.File.EndsWith(name, StringComparison.Ordinal)).Text;

    /// <summary>Quoted entries of <c>var name = [ ... ]</c>.</summary>
    public static IReadOnlyList<string> List(string text, string variable)
    {
        Match list = Regex.Match(text, $@"var {variable} = \[(.*?)\]", RegexOptions.Singleline);
        Assert.True(list.Success, $"there is no list '{variable}'");
        return [.. Quoted().Matches(list.Groups[1].Value).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("'([^']*)'")]
    public static partial Regex Quoted();

    [GeneratedRegex(@"'(Microsoft\.[A-Za-z.]+(?:/[A-Za-z]+)+)@([0-9]{4}-[0-9]{2}-[0-9]{2}(?:-preview)?)'")]
    public static partial Regex TypeAndVersion();

    [GeneratedRegex(@"\btype: '(Microsoft\.[A-Za-z.]+(?:/[A-Za-z]+)+)'\s+apiVersion: '([^']+)'")]
    public static partial Regex NestedTypeAndVersion();

    [GeneratedRegex("'([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'")]
    public static partial Regex Guids();

    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line));
}
