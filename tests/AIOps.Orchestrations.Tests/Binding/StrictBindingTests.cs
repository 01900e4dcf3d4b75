using AIOps.Orchestrations.Approvals;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Binding;

public sealed class StrictBindingTests
{
    [Fact]
    public void A_misspelt_option_is_named_with_its_path_and_the_names_that_are_allowed()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Bound(("AIOps:Approvals:EscalateToo", "leads")));

        Assert.StartsWith("AIOps:Approvals:EscalateToo is no option; allowed are ", refused.Failures.Single(), StringComparison.Ordinal);
        Assert.Contains(nameof(ApprovalOptions.EscalateTo), refused.Failures.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_misspelt_option_of_a_section_is_told_at_once() =>
        Assert.Equal(2, Assert.Throws<OptionsValidationException>(() => Bound(("AIOps:Approvals:One", "1"), ("AIOps:Approvals:Two", "2"))).Failures.Count());

    [Fact]
    public void Names_are_read_whatever_their_case() => Assert.Equal("leads", Bound(("AIOps:approvals:ESCALATETO", "leads")).EscalateTo);

    private static ApprovalOptions Bound(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build();
        var services = new ServiceCollection();
        services.AddOptions<ApprovalOptions>().BindStrictly(configuration.GetSection("AIOps:Approvals"));
        return services.BuildServiceProvider().GetRequiredService<IOptions<ApprovalOptions>>().Value;
    }
}
