using System.Text.RegularExpressions;

namespace AIOps.Architecture.Tests;

/// <summary>A metric that the product can judge is of no use when nothing sends it: every type of the metric catalogue is routed by a policy of the template.</summary>
public sealed partial class RoutedMetricsTests
{
    /// <summary>Why a type needs no policy of its own.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["microsoft.compute/disks"] = "not exported by diagnostic settings",
        ["microsoft.network/natgateways"] = "not exported by diagnostic settings",
        ["microsoft.compute/virtualmachinescalesets/virtualmachines"] = "comes as a dimension of its scale set",
        ["microsoft.storage/storageaccounts/fileservices"] = "summed up in its account",
        ["microsoft.storage/storageaccounts/queueservices"] = "summed up in its account",
        ["microsoft.storage/storageaccounts/tableservices"] = "summed up in its account",
    };

    [Fact]
    public void Every_type_that_the_catalogue_knows_is_routed_or_said_to_be_elsewhere()
    {
        var known = Repository.Projects("*.cs").Where(static path => path.StartsWith("pipeline/1-ingest/Catalogue/", StringComparison.Ordinal))
            .SelectMany(static path => Type().Matches(Read(path)).Select(static match => match.Groups[1].Value)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var routed = Entry().Matches(Read("infra/modules/policy.bicep")).Concat(Line().Matches(Read("infra/modules/metrics-policy.bicep"))).Select(static match => match.Groups[1].Value).ToList();
        Assert.True(known.Count > 25, $"only {known.Count} types");
        Assert.Empty(known.Except(routed, StringComparer.OrdinalIgnoreCase).Except(Elsewhere.Keys, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(routed.Except(known, StringComparer.OrdinalIgnoreCase).Except(["Microsoft.Storage/storageAccounts/blobServices"]));
        Assert.Equal(routed.Count, routed.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex("\"(microsoft\\.[a-z]+/[a-z]+(?:/[a-z]+)?)\"")]
    private static partial Regex Type();

    [GeneratedRegex(@"\{ name: '\w+', type: '([A-Za-z./]+)'")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^  '(Microsoft\.[A-Za-z./]+)'$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
