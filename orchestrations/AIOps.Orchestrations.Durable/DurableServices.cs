using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Durable.Client;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Durable;

/// <summary>Adds the workflow port over Durable Task. The host adds the functions that call the two dispatchers.</summary>
public static class DurableServices
{
    /// <summary>Adds <see cref="IWorkflowClient"/> and the dispatchers.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="register">Names the workflows and activities.</param>
    public static IServiceCollection AddDurableWorkflows(this IServiceCollection services, Action<WorkflowRegistry> register)
    {
        ArgumentNullException.ThrowIfNull(register);
        WorkflowRegistry registry = new();
        register(registry);
        return services
            .AddSingleton(registry)
            .AddSingleton<DurableClientSource>()
            .AddSingleton<WorkflowDispatcher>()
            .AddSingleton<ActivityDispatcher>()
            .AddSingleton<IWorkflowClient, DurableWorkflowClient>();
    }
}
