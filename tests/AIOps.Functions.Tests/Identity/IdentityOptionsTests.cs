using AIOps.Functions.Identity;

namespace AIOps.Functions.Tests.Identity;

public sealed class IdentityOptionsTests
{
    [Fact]
    public void The_defaults_are_valid_and_prove_nobody()
    {
        Assert.Equal(IdentityMode.None, new IdentityOptions().Mode);
        Assert.Empty(new IdentityOptions().Validate(notADevelopersMachine: "WEBSITE_SKU is set", platformSignIn: null));
    }

    [Fact]
    public void A_developers_session_is_refused_in_Azure() =>
        Assert.Contains("AIOps:Identity:Mode is 'Loopback'", Assert.Single(new IdentityOptions { Mode = IdentityMode.Loopback }.Validate("WEBSITE_SKU is set", "true")), StringComparison.Ordinal);

    [Theory]
    [InlineData("False", 1)]
    [InlineData("false", 1)]
    [InlineData("True", 0)]
    [InlineData(null, 0)]
    public void Headers_of_a_sign_in_that_the_platform_says_is_off_are_not_trusted(string? platform, int errors) =>
        Assert.Equal(errors, new IdentityOptions { Mode = IdentityMode.EasyAuth }.Validate("WEBSITE_SKU is set", platform).Count());

    [Fact]
    public void A_role_is_named() => Assert.Single(new IdentityOptions { ApproverRole = " " }.Validate(null, null));
}
