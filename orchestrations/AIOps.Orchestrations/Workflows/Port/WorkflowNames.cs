namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>Name of a workflow with its types, so that calls are checked by the compiler.</summary>
/// <param name="Name">Name in the history; never changed once released.</param>
public sealed record WorkflowRef<TIn, TOut>(string Name);

/// <summary>Name of an activity with its types.</summary>
/// <param name="Name">Name in the history; never changed once released.</param>
public sealed record ActivityRef<TIn, TOut>(string Name);

/// <summary>Name of an event with the type of its payload. Names are compared without case.</summary>
/// <param name="Name">Name of the event.</param>
public sealed record EventRef<T>(string Name);
