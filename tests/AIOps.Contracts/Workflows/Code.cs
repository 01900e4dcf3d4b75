using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>A workflow written where the test is.</summary>
public sealed class CodeWorkflow<TIn, TOut>(Func<IWorkflowContext, TIn, Task<TOut>> code) : IWorkflow<TIn, TOut>
{
    public Task<TOut> RunAsync(IWorkflowContext context, TIn input) => code(context, input);
}

/// <summary>An activity written where the test is.</summary>
public sealed class CodeActivity<TIn, TOut>(Func<TIn, ActivityContext, Task<TOut>> code) : IActivity<TIn, TOut>
{
    public Task<TOut> RunAsync(TIn input, ActivityContext context) => code(input, context);
}

/// <summary>Short registration of both.</summary>
public static class Code
{
    public static WorkflowRegistry Workflow<TIn, TOut>(
        this WorkflowRegistry registry, WorkflowRef<TIn, TOut> name, Func<IWorkflowContext, TIn, Task<TOut>> code, string version = "1.0") =>
        registry.Add(name, () => new CodeWorkflow<TIn, TOut>(code), version);

    public static WorkflowRegistry Activity<TIn, TOut>(
        this WorkflowRegistry registry, ActivityRef<TIn, TOut> name, Func<TIn, ActivityContext, Task<TOut>> code) =>
        registry.Add(name, _ => new CodeActivity<TIn, TOut>(code));

    public static WorkflowRegistry Activity<TIn, TOut>(this WorkflowRegistry registry, ActivityRef<TIn, TOut> name, Func<TIn, TOut> code) =>
        registry.Add(name, _ => new CodeActivity<TIn, TOut>((input, _) => Task.FromResult(code(input))));
}
