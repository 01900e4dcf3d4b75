using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Tests;

public sealed class EmbeddedStepsTests : WorkflowStepsContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await EmbeddedHarness.CreateAsync(register);
}

public sealed class EmbeddedEventsTests : WorkflowEventsContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await EmbeddedHarness.CreateAsync(register);
}

public sealed class EmbeddedControlTests : WorkflowControlContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await EmbeddedHarness.CreateAsync(register);
}

public sealed class EmbeddedCrashTests : WorkflowCrashContract
{
    protected override async Task<IWorkflowHarness> CreateAsync(Action<WorkflowRegistry> register) => await EmbeddedHarness.CreateAsync(register);
}
