using System.Reflection;
using System.Text.Json;
using AIOps.Orchestrations;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Azure.Functions.Worker;

namespace AIOps.Functions.Tests.Workflows;

/// <summary>The functions of the app against the catalogue that both engines are filled from.</summary>
public sealed class CatalogueTests
{
    private static readonly WorkflowRegistry Registry = Register();

    [Fact]
    public void Every_workflow_has_an_orchestration_function_of_its_name_and_there_are_no_others() => Assert.Equal(
        Registry.Workflows.Select(workflow => workflow.Name).Distinct().Order(StringComparer.Ordinal), Functions<OrchestrationTriggerAttribute>());

    [Fact]
    public void Every_activity_has_a_function_of_its_name_and_there_are_no_others() =>
        Assert.Equal(Registry.Activities.Select(activity => activity.Name).Order(StringComparer.Ordinal), Functions<ActivityTriggerAttribute>());

    [Fact]
    public void Every_function_that_may_reach_workflows_has_a_client()
    {
        foreach (MethodInfo method in Methods().Where(method => Has<ActivityTriggerAttribute>(method) || Has<HttpTriggerAttribute>(method) || method.DeclaringType!.Name == "DetectTrigger"))
            Assert.True(Has<DurableClientAttribute>(method), $"{method.DeclaringType!.Name}.{method.Name} lacks a DurableClient: on an instance of its own it could start nothing");
    }

    [Fact]
    public void The_host_runs_no_instance_that_is_newer_than_this_code()
    {
        using JsonDocument host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        JsonElement durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");
        Assert.Equal(Registry.Workflows.Max(workflow => workflow.Number), Version.Parse(durable.GetProperty("defaultVersion").GetString()!));
        Assert.Equal("CurrentOrOlder", durable.GetProperty("versionMatchStrategy").GetString());
        Assert.Equal("Reject", durable.GetProperty("versionFailureStrategy").GetString());
    }

    private static WorkflowRegistry Register()
    {
        WorkflowRegistry registry = new();
        WorkflowCatalogue.Register(registry);
        return registry;
    }

    private static IEnumerable<string> Functions<TTrigger>()
        where TTrigger : Attribute =>
        Methods().Where(Has<TTrigger>).Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<MethodInfo> Methods() => Assembly.Load("AIOps.Functions").GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    private static bool Has<T>(MethodInfo method)
        where T : Attribute => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<T>() is not null);
}
