using System.Runtime.Versioning;
using AIOps.Integrations.FixValidators;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Fixes;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Fixes;

/// <summary>What is on the path decides; a script stands for the tool and is run as one. Alone: the path is the process's.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(Load.Alone.Name)]
public sealed class TerraformToolTests : IDisposable
{
    private static readonly GeneratedFix Fix = FixGenerator.For(Tests.Fakes.Samples.Plan() with
    {
        Action = new PlannedAction(ActionIds.DiskGrow, "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/disks/d", new Dictionary<string, string> { ["sizeGb"] = "256" }),
        Changes = [new PlanChange("size (GB)", "128", "256")],
    }).Single(static fix => fix.Format == FixFormat.Terraform);

    private readonly string path = Environment.GetEnvironmentVariable("PATH")!;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aiops-path-");

    [Theory]
    [InlineData("terraform")]
    [InlineData("tofu")]
    public async Task Where_it_is_on_the_path_it_reads_the_fragment(string name)
    {
        Install(name, "[ \"$1 $2 $3\" = 'fmt -write=false -list=false' ] && [ \"$CHECKPOINT_DISABLE\" = 1 ] && grep -q 'disk_size_gb = 256' \"$4\"");
        FixValidation said = await ValidateAsync();
        Assert.Equal(("passed", name), (said.State, said.Validator));
        Assert.Contains("syntax", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_complains_of_is_shown()
    {
        Install("terraform", "echo \"Error: Unclosed configuration block on $4 line 1\" >&2; exit 2");
        FixValidation said = await ValidateAsync();
        Assert.Equal(("failed", "Error: Unclosed configuration block on d.tf line 1"), (said.State, said.Text));
    }

    [Fact]
    public async Task Where_there_is_none_the_fix_says_so()
    {
        Environment.SetEnvironmentVariable("PATH", folder.FullName);
        FixValidation said = await ValidateAsync();
        Assert.Equal("not-validated", said.State);
        Assert.StartsWith("'terraform' is not on this host.", said.Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        folder.Delete(recursive: true);
    }

    /// <summary>In front of the path, so that a real one on the machine is not asked.</summary>
    private void Install(string name, string script)
    {
        string file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", $"{folder.FullName}:/usr/bin:/bin");
    }

    private static async Task<FixValidation> ValidateAsync()
    {
        await using ServiceProvider services = new ServiceCollection().AddFixValidators().BuildServiceProvider();
        return await services.GetServices<IFixValidator>().Single(static validator => validator.Format == FixFormat.Terraform).ValidateAsync(Fix, default);
    }
}
