using System.Xml.Linq;

namespace AIOps.Architecture.Tests;

/// <summary>The arrows of the project files: the folders are the data flow, and it has one direction.</summary>
public sealed class ReferenceDirectionTests
{
    private static readonly string[] Stages = ["1-ingest", "2-detect", "3-correlate", "4-diagnose", "5-remediate"];

    public static TheoryData<string> Projects => [.. Repository.Projects("*.csproj").Where(path => !path.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_place_in_the_flow_allows(string project)
    {
        foreach (var reference in References(project))
        {
            Assert.True(IsAllowed(project, reference), $"{project} must not reference {reference}");
        }
    }

    [Fact]
    public void No_stage_uses_a_later_stage()
    {
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var project = Repository.Projects("*.csproj").Single(path => path.StartsWith($"pipeline/{Stages[stage]}/", StringComparison.Ordinal));
            var later = References(project).Where(reference => Array.FindIndex(Stages, name => reference.StartsWith($"pipeline/{name}/", StringComparison.Ordinal)) >= stage);
            Assert.Empty(later);
        }
    }

    [Fact]
    public void Nothing_of_the_product_references_a_test_or_a_benchmark()
    {
        var offenders = Repository.Projects("*.csproj")
            .Where(path => !path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(References)
            .Where(reference => reference.StartsWith("tests/", StringComparison.Ordinal) || reference.StartsWith("benchmarks/", StringComparison.Ordinal));
        Assert.Empty(offenders);
    }

    private static bool IsAllowed(string project, string reference)
    {
        var from = project.Split('/')[0];
        var to = reference.Split('/')[0];
        return from switch
        {
            "pipeline" => to == "pipeline",
            "storage" => to == "storage",
            "orchestrations" => to is "pipeline" or "storage" || reference == "orchestrations/AIOps.Orchestrations/AIOps.Orchestrations.csproj",
            "integrations" => to is "pipeline" or "storage" || reference == "orchestrations/AIOps.Orchestrations/AIOps.Orchestrations.csproj",
            "api" => to is "pipeline" or "storage" || reference == "orchestrations/AIOps.Orchestrations/AIOps.Orchestrations.csproj",
            "functions" or "local" => to is not "benchmarks" and not "tests" && !(from == "functions" && to == "local"),
            "benchmarks" => to is not "tests",
            _ => true,
        };
    }

    private static IEnumerable<string> References(string project)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        return XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFullPath(Path.Combine(folder, reference.Attribute("Include")!.Value.Replace('\\', '/'))))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));
    }
}
