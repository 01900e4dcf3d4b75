using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Workflows;

public sealed class WorkflowCatalogueTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();

    [Fact]
    public async Task Every_activity_can_be_made_from_the_services_of_the_application()
    {
        await using var services = Application.Create(_temporary.Store, new FakeActuator(), TimeProvider.System);
        var registry = new WorkflowRegistry();
        WorkflowCatalogue.Register(registry);
        Assert.NotEmpty(registry.Activities);
        foreach (var activity in registry.Activities)
        {
            // Bad input on purpose: making the activity must not be what fails.
            var error = await Record.ExceptionAsync(() => activity.RunAsync(services, "null", new ActivityContext("i", "c", 1, default)));
            Assert.False(error is InvalidOperationException && error.Message.Contains("Unable to resolve", StringComparison.Ordinal), $"{activity.Name}: {error?.Message}");
        }
    }

    [Theory]
    [InlineData("AIOps:Streams:PointHours", "0", "AIOps:Streams:PointHours is 0; allowed is 1 to 2160")]
    [InlineData("AIOps:Remediate:MaxTargets", "0", "AIOps:Remediate:MaxTargets is '0'; allowed is 1 to 1000")]
    [InlineData("AIOps:Planner:MaxAttempts", "9", "AIOps:Planner:MaxAttempts is 9; allowed is 1 to 5")]
    [InlineData("AIOps:Incidents:MaxAttempts", "0", "AIOps:Incidents:MaxAttempts is 0; allowed is 1 to 5")]
    public void A_wrong_option_is_named_with_its_value_and_what_is_allowed(string option, string value, string message)
    {
        using var services = Application.Create(_temporary.Store, new FakeActuator(), TimeProvider.System, new() { [option] = value });
        var error = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _temporary.Dispose();
}
