using AIOps.Integrations.FixValidators;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Fixes;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Fixes;

/// <summary>Real processes: a shell script stands for the tool.</summary>
public sealed class ToolFixValidatorTests
{
    private static readonly GeneratedFix Fix = FixGenerator.For(Tests.Fakes.Samples.Plan() with
    {
        Action = new PlannedAction(ActionIds.DiskGrow, "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/disks/d", new Dictionary<string, string> { ["sizeGb"] = "256" }),
        Changes = [new PlanChange("size (GB)", "128", "256")],
    })[0];

    [Fact]
    public async Task A_tool_that_is_content_passes_it()
    {
        var said = await Validator("grep -q 'diskSizeGB: 256' \"$0\" && echo fine").ValidateAsync(Fix, default);
        Assert.Equal(("passed", "sh"), (said.State, said.Validator));
    }

    [Fact]
    public async Task A_tool_that_complains_fails_it_with_its_words()
    {
        var said = await Validator("echo \"$0(1,1): error BCP018\" >&2; exit 1").ValidateAsync(Fix, default);
        Assert.Equal(("failed", "d.bicep(1,1): error BCP018"), (said.State, said.Text));
    }

    [Fact]
    public async Task A_tool_that_is_not_there_leaves_it_not_validated()
    {
        var said = await Validators(tool => tool.Command = "no-such-tool-on-any-path").ValidateAsync(Fix, default);
        Assert.Equal("not-validated", said.State);
        Assert.Contains("no-such-tool-on-any-path", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_hangs_is_killed_and_fails_it()
    {
        var said = await Validators(
            tool =>
            {
                tool.Timeout = TimeSpan.FromSeconds(1);
                tool.Arguments.Add("-c");
                tool.Arguments.Add("sleep 60");
            }).ValidateAsync(Fix, default);
        Assert.Equal("failed", said.State);
        Assert.Contains("killed", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_are_named()
    {
        var wrong = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddFixValidators(options =>
            options.Validators[FixFormat.Terraform] = new FixTool { Command = "tflint", Timeout = TimeSpan.FromHours(1), Arguments = { "{file}" } }));
        Assert.Contains("AIOps:Fixes:Validators:Terraform:Timeout is 01:00:00; allowed is 00:00:01 to 00:10:00", wrong.Message, StringComparison.Ordinal);
    }

    private static IFixValidator Validator(string script) => Validators(tool =>
    {
        tool.Arguments.Add("-c");
        tool.Arguments.Add(script);
    });

    private static IFixValidator Validators(Action<FixTool> configure)
    {
        var tool = new FixTool { Command = "sh" };
        configure(tool);
        tool.Arguments.Add("{file}");
        using var services = new ServiceCollection().AddFixValidators(options => options.Validators[FixFormat.Bicep] = tool).BuildServiceProvider();
        return services.GetServices<IFixValidator>().Single(validator => validator.Format == FixFormat.Bicep);
    }
}
