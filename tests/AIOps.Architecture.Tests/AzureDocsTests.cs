using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AIOps.Architecture.Tests;

/// <summary>Host settings, template parameters and the pages that explain them name the same things.</summary>
public sealed partial class AzureDocsTests
{
    [Fact]
    public void Every_value_of_host_json_is_explained()
    {
        using var host = JsonDocument.Parse(Read("host.json"));
        var table = Regex.Match(Read("docs/functions.md"), @"(?s)## host\.json\n(.*?)\n## ").Groups[1].Value;
        var explained = string.Join('\n', Rows().Matches(table).Select(static row => row.Groups[1].Value));
        var leaves = Leaves(host.RootElement, []).ToList();
        Assert.True(leaves.Count > 25, $"only {leaves.Count} values");
        Assert.Empty(leaves.Where(path => !IsNamed(path, explained)).Select(static path => string.Join('.', path)));
    }

    [Fact]
    public void Every_parameter_of_the_template_is_described_there_and_in_the_guide()
    {
        var template = Read("infra/main.bicep");
        var guide = string.Join('\n', Rows().Matches(Read("docs/operations/deploy.md")).Select(static row => row.Groups[1].Value));
        var parameters = Parameters().Matches(template);
        Assert.True(parameters.Count > 20, $"only {parameters.Count} parameters");
        Assert.Empty(parameters.Where(one => !guide.Contains($"`{one.Groups["name"].Value}`", StringComparison.Ordinal)).Select(static one => one.Groups["name"].Value));
        Assert.Empty(parameters.Where(static one => !one.Value.Contains("@description(", StringComparison.Ordinal)).Select(static one => one.Groups["name"].Value));
    }

    [Fact]
    public void The_parameter_file_gives_values_to_parameters_that_there_are()
    {
        using var file = JsonDocument.Parse(Read("infra/main.parameters.json"));
        var known = Parameters().Matches(Read("infra/main.bicep")).Select(static one => one.Groups["name"].Value);
        Assert.Empty(file.RootElement.GetProperty("parameters").EnumerateObject().Select(static one => one.Name).Except(known));
    }

    [Fact]
    public void Every_setting_that_a_trigger_or_the_host_asks_for_is_in_the_sample_and_in_the_template()
    {
        var asking = string.Join('\n', Repository.Projects("*.cs").Where(static path => path.StartsWith("functions/", StringComparison.Ordinal)).Append("host.json").Select(Read));
        using var sample = JsonDocument.Parse(Read("local.settings.sample.json"));
        var values = sample.RootElement.GetProperty("Values").EnumerateObject().Select(static one => one.Name).ToList();
        var template = Read("infra/modules/function-app.bicep");
        var wanted = Asked().Matches(asking).Select(static one => one.Groups["name"].Value).Append("AzureWebJobsStorage").Distinct().ToList();
        Assert.True(wanted.Count >= 7, string.Join(' ', wanted));
        Assert.Empty(wanted.Except(values));
        Assert.DoesNotContain(wanted, name => !Regex.IsMatch(template, $@"\b{name}(__\w+)?:"));
    }

    [Fact]
    public void The_costs_of_each_size_add_up()
    {
        var rows = Regex.Matches(Read("docs/operations/cost.md"), @"^\|(?: [^|\n]*\|){4}$", RegexOptions.Multiline).Select(static row => row.Value.Split('|')[1..5]).ToList();
        foreach (var size in (int[])[1, 2, 3])
        {
            var sums = rows.Select(row => Regex.Match(row[size], @"\*\*(?<about>≈ )?(?<euros>[\d,]+)\*\*")).Where(static cell => cell.Success).ToLookup(
                static cell => cell.Groups["about"].Success, static cell => int.Parse(cell.Groups["euros"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            Assert.Equal(8, sums[false].Count());
            Assert.Equal(sums[true].Single(), sums[false].Sum());
        }
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static IEnumerable<string[]> Leaves(JsonElement element, string[] path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(one => Leaves(one.Value, [.. path, one.Name]))
        : [path];

    // A row names the value itself, the object that it is part of (one reason for all of it), or several values of one name (maxConcurrent…Functions).
    private static bool IsNamed(string[] path, string explained) =>
        path.TakeLast(2).Any(name => Regex.IsMatch(explained, $@"[`.]{Regex.Escape(name)}\b"))
        || (path[^1].StartsWith("maxConcurrent", StringComparison.Ordinal) && explained.Contains("`maxConcurrent…Functions`", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"(?:^@.*\n)*^param (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameters();

    [GeneratedRegex("\"%(?<name>\\w+)%\"|Connection = \"(?<name>\\w+)\"")]
    private static partial Regex Asked();
}
