using AIOps.Functions.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Functions.Tests.Identity;

[Trait("Category", "ApprovalAttack")]
public sealed class DeveloperMachineTests
{
    [Fact]
    public void What_Core_Tools_set_is_a_developers_machine() => Assert.Null(Objection(("AZURE_FUNCTIONS_ENVIRONMENT", "Development"), ("WEBSITE_HOSTNAME", "localhost:7071")));

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID")] // App Service and Elastic Premium
    [InlineData("WEBSITE_POD_NAME")] // Flex Consumption has no instance id
    [InlineData("WEBSITE_SKU")]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("CONTAINER_NAME")] // Linux Consumption
    [InlineData("LEGION_SERVICE_HOST")]
    [InlineData("CONTAINER_APP_NAME")]
    [InlineData("KUBERNETES_SERVICE_HOST")]
    public void A_variable_of_the_platform_speaks_against_it_whatever_the_environment_is_called(string variable) =>
        Assert.Equal($"{variable} is set", Objection(("AZURE_FUNCTIONS_ENVIRONMENT", "Development"), (variable, "x")));

    [Theory]
    [InlineData(null)]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Without_the_word_of_Core_Tools_it_is_none(string? environment) =>
        Assert.Contains("AZURE_FUNCTIONS_ENVIRONMENT", Objection(("AZURE_FUNCTIONS_ENVIRONMENT", environment)), StringComparison.Ordinal);

    [Fact]
    public void Loopback_on_Flex_Consumption_stops_the_start_and_says_why()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AIOps:Identity:Mode"] = "Loopback", ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development", ["WEBSITE_POD_NAME"] = "0--a1b2",
        }).Build();
        using ServiceProvider services = new ServiceCollection().AddSingleton(configuration).AddCallerIdentity(configuration).BuildServiceProvider();
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("AIOps:Identity:Mode is 'Loopback'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("WEBSITE_POD_NAME is set", refused.Message, StringComparison.Ordinal);
    }

    private static string? Objection(params (string Name, string? Value)[] settings) =>
        DeveloperMachine.Objection(name => settings.FirstOrDefault(one => one.Name == name).Value);
}
