using AIOps.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace AIOps.Functions.Tests.Hosting;

public sealed class SecretReferencesTests
{
    [Theory]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv-a1.vault.azure.net/secrets/approval-links-k1)")]
    [InlineData(" @microsoft.keyvault(VaultName=kv-a1;SecretName=approval-links-k1)")]
    public void A_reference_that_the_platform_left_as_it_is_never_becomes_a_key(string left)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => SecretReferences.Checked(With("AIOps:Approvals:Links:Keys:k1", left)));
        Assert.Contains("AIOps:Approvals:Links:Keys:k1", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kv-a1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_was_given_passes()
    {
        IConfiguration configuration = With("AIOps:Approvals:Links:Keys:k1", "a-key-of-at-least-thirty-two-characters");
        Assert.Same(configuration, SecretReferences.Checked(configuration));
    }

    private static IConfiguration With(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();
}
