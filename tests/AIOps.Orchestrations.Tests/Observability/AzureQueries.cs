using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AIOps.Orchestrations.Tests.Observability;

/// <summary>The questions that the workbook and the alerts of <c>infra/</c> ask Application Insights about the product's own metrics.</summary>
internal static partial class AzureQueries
{
    /// <summary>Each query with the metrics that it names and the tags that it reads.</summary>
    public static IReadOnlyList<(string Query, IReadOnlyList<string> Metrics, IReadOnlyList<string> Tags)> OfMetrics() =>
        [.. Workbook().Concat(Alerts()).Where(static query => query.StartsWith("AppMetrics", StringComparison.Ordinal)).Select(static query => (query, Of(Metric(), query), Of(Tag(), query)))];

    /// <summary>The metrics that the workbook names.</summary>
    public static IReadOnlyList<string> OfWorkbook() => [.. Workbook().SelectMany(static query => Of(Metric(), query)).Distinct()];

    private static IEnumerable<string> Workbook() => JsonNode.Parse(Read("infra/workbook.json"))!["items"]!.AsArray()
        .Select(static item => item!["content"]!["query"]?.GetValue<string>()).OfType<string>();

    private static IEnumerable<string> Alerts() => AlertQuery().Matches(Read("infra/modules/health.bicep")).Select(static match => match.Groups[1].Value);

    private static IReadOnlyList<string> Of(Regex pattern, string query) => [.. pattern.Matches(query).Select(static match => match.Groups[1].Value).Distinct()];

    private static string Read(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AIOps.Functions.sln")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, file));
    }

    [GeneratedRegex("""['"](aiops\.[a-z_.]+)['"]""")]
    private static partial Regex Metric();

    [GeneratedRegex("""Properties\[['"]([a-z]+)['"]\]""")]
    private static partial Regex Tag();

    [GeneratedRegex("query: '([^']+)'")]
    private static partial Regex AlertQuery();
}
