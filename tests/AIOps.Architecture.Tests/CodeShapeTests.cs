using System.Text.RegularExpressions;

namespace AIOps.Architecture.Tests;

/// <summary>What keeps the code readable: small files, honest names, no leftovers.</summary>
public sealed partial class CodeShapeTests
{
    private static readonly IReadOnlyList<string> Sources = Repository.Projects("*.cs");

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Sources, path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > 300);

    [Fact]
    public void No_file_is_named_for_nothing() => Assert.DoesNotContain(Sources, path => Vague().IsMatch(path));

    [Fact]
    public void No_product_code_is_left_unfinished() =>
        Assert.DoesNotContain(Sources, path => !path.StartsWith("tests/", StringComparison.Ordinal) && Unfinished().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, path))));

    [Fact]
    public void Every_stage_says_what_comes_in_and_what_goes_out_in_at_most_30_lines()
    {
        foreach (var stage in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "pipeline")))
        {
            var page = Path.Combine(stage, "README.md");
            Assert.True(File.Exists(page), $"{page} is missing");
            Assert.InRange(File.ReadLines(page).Count(), 3, 30);
        }
    }

    [GeneratedRegex(@"(Utils?|Helpers?|Manager|Common|Misc)\.cs$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();
}
