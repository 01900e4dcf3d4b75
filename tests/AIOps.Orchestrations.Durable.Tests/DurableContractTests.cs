using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Durable.Tests;

public sealed class DurableStepsTests : WorkflowStepsContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await DurableHarness.CreateAsync(register);
}

public sealed class DurableEventsTests : WorkflowEventsContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await DurableHarness.CreateAsync(register);
}

public sealed class DurableControlTests : WorkflowControlContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await DurableHarness.CreateAsync(register);
}
