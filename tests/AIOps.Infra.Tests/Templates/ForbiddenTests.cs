using System.Text.RegularExpressions;

namespace AIOps.Infra.Tests.Templates;

/// <summary>What must never be in a template, whoever edits it.</summary>
public sealed class ForbiddenTests
{
    [Fact]
    public void There_are_templates_to_look_at() => Assert.True(Bicep.All.Count >= 15, $"{Bicep.All.Count} files");

    [Theory]
    [InlineData(@"\blist(Keys|AccountSas|ServiceSas|Secrets|Credentials|ConnectionStrings)?\w*\s*\(", "a call that lists keys")]
    [InlineData(@"allowSharedKeyAccess:\s*true", "shared keys on storage")]
    [InlineData(@"allowBlobPublicAccess:\s*true", "public blobs")]
    [InlineData(@"publicAccess:\s*'(Blob|Container)'", "a public container")]
    [InlineData(@"AccountKey=|SharedAccessKey=|InstrumentationKey=", "a key in a text")]
    [InlineData(@"'[A-Za-z./]*\*[A-Za-z./*]*'", "a wildcard right")]
    [InlineData(@"8e3af657-a8ff-443c-a75c-2fe8c4bcb635|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9|f58310d9-a9f6-439a-9e8d-f62e7b41a168|b24988ac-6180-42a0-ab88-20f7382dd24c", "a role of owner, access administrator or contributor")]
    [InlineData(@"minimumTlsVersion:\s*'(TLS1_0|TLS1_1|1\.0|1\.1)'", "old TLS")]
    [InlineData(@"supportsHttpsTrafficOnly:\s*false|httpsOnly:\s*false", "plain HTTP")]
    [InlineData(@"WEBSITE_RUN_FROM_PACKAGE|WEBSITE_CONTENTAZUREFILECONNECTIONSTRING|FUNCTIONS_EXTENSION_VERSION", "a setting that Flex Consumption refuses")]
    public void No_template_holds(string pattern, string what)
    {
        foreach (var (file, text) in Bicep.All)
        {
            // The dimension of an alert is allowed to be any value; that is no right.
            var found = Regex.Match(text.Replace("values: ['*']", "", StringComparison.Ordinal), pattern);
            Assert.False(found.Success, $"{file} holds {what}: {found.Value}");
        }
    }

    [Fact]
    public void No_output_is_named_after_a_secret()
    {
        foreach (var (file, text) in Bicep.All)
        {
            foreach (Match output in Regex.Matches(text, @"^output (\w+) .*$", RegexOptions.Multiline))
                Assert.False(Regex.IsMatch(output.Groups[1].Value, "(?i)key(?!vault)|secret|password|token|(?<!^insights)connectionstring"), $"{file}: {output.Value}");
        }
    }

    [Theory]
    [InlineData("storage.bicep", "allowSharedKeyAccess: false", "allowBlobPublicAccess: false", "defaultToOAuthAuthentication: true", "minimumTlsVersion: 'TLS1_2'")]
    [InlineData("openai.bicep", "disableLocalAuth: true", "customSubDomainName")]
    [InlineData("scheduler.bicep", "publicNetworkAccess: vnetEnabled ? 'Disabled' : 'Enabled'")]
    [InlineData("monitoring.bicep", "DisableLocalAuth: true")]
    [InlineData("key-vault.bicep", "enableRbacAuthorization: true", "enablePurgeProtection: true")]
    [InlineData("function-app.bicep", "httpsOnly: true", "type: 'UserAssignedIdentity'", "'azd-service-name': 'api'", "@Microsoft.KeyVault(SecretUri=")]
    public void What_keeps_a_service_closed_is_set(string file, params string[] wanted)
    {
        foreach (var one in wanted) Assert.Contains(one, Bicep.Read(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_namespace_that_Azure_Monitor_writes_to_has_a_key_and_it_is_one()
    {
        var text = Bicep.Read("event-hubs.bicep");
        Assert.Single(Regex.Matches(text, "namespaces/authorizationRules@"));
        Assert.Contains("parent: ingestion\n  name: 'azure-monitor'", text, StringComparison.Ordinal);
        Assert.Matches(@"(?s)\nresource signals [^\n]*\n(?:(?!\nresource).)*disableLocalAuth: true", text);
    }
}
