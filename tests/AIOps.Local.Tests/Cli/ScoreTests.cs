using System.Text;
using AIOps.Local.Cli.Score;

namespace AIOps.Local.Tests.Cli;

public sealed class ScoreTests
{
    [Fact]
    public async Task A_body_spread_over_lines_is_told_how_to_send_it()
    {
        var summary = await ScoredAsync("{\n  \"records\": [\n    {\n    }\n  ]\n}\n");
        Assert.Contains("one body per line", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_line_that_is_not_JSON_among_others_is_only_counted()
    {
        var summary = await ScoredAsync("poison\n{\"records\":[]}\n{\"records\":[]}\n");
        Assert.Contains("1 rejected pieces", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("one body per line", summary, StringComparison.Ordinal);
    }

    private static async Task<string> ScoredAsync(string text)
    {
        await using var source = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var target = new MemoryStream();
        return (await new ScoreRun(target, TimeProvider.System).RunAsync(source, static _ => { }, CancellationToken.None)).ToText();
    }
}
