using AIOps.Integrations.FixValidators;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Fixes;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Fixes;

public sealed class KubernetesSchemaValidatorTests
{
    private static readonly GeneratedFix Fix = FixGenerator.For(Tests.Fakes.Samples.Plan() with
    {
        Action = new PlannedAction(
            ActionIds.AksRolloutRestart, "/subscriptions/s/resourcegroups/g/providers/microsoft.containerservice/managedclusters/shop",
            new Dictionary<string, string> { ["namespace"] = "web", ["deployment"] = "cart" }),
    })[0];

    [Fact]
    public async Task What_is_generated_passes() => Assert.Equal("passed", (await ValidateAsync(Fix.Text)).State);

    [Theory]
    [InlineData("annotations:", "anotations:", "anotations")]
    [InlineData("spec:\n", "spec:\n  replicas: many\n", "many")]
    [InlineData("kind: Deployment", "kind: Deploiment", "Deploiment")]
    [InlineData("apps/v1", "apps/v9", "apps/v9")]
    [InlineData("  name: cart", "  name: [", "YAML")]
    public async Task What_is_not_in_the_schema_fails_and_is_named(string right, string wrong, string named)
    {
        FixValidation said = await ValidateAsync(Fix.Text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal("failed", said.State);
        Assert.Contains(named, said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_not_a_manifest() => Assert.Equal("failed", (await ValidateAsync("")).State);

    [Fact]
    public void A_tool_of_ones_own_takes_its_place_and_an_empty_command_switches_it_off()
    {
        Assert.Equal("ToolFixValidator", Validator(options => options.Validators[FixFormat.Kubernetes] = new FixTool { Command = "kubeconform", Arguments = { "{file}" } })!.GetType().Name);
        Assert.Null(Validator(options => options.Validators[FixFormat.Kubernetes] = new FixTool()));
    }

    private static Task<FixValidation> ValidateAsync(string text) => Validator(static _ => { })!.ValidateAsync(Fix with { Text = text }, default);

    private static IFixValidator? Validator(Action<FixValidatorOptions> configure)
    {
        using var services = new ServiceCollection().AddFixValidators(configure).BuildServiceProvider();
        return services.GetServices<IFixValidator>().SingleOrDefault(static validator => validator.Format == FixFormat.Kubernetes);
    }
}
