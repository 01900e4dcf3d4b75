using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Workflows;

/// <summary>An engine under test with its storage and its clock.</summary>
public interface IWorkflowHarness : IAsyncDisposable
{
    /// <summary>The client of the engine that runs now.</summary>
    IWorkflowClient Client { get; }

    /// <summary>True since the engine died at the write that <see cref="DieAtWrite"/> named.</summary>
    bool IsDead { get; }

    /// <summary>Moves the engine's clock on.</summary>
    void Advance(TimeSpan by);

    /// <summary>Stops the engine cleanly; its storage stays.</summary>
    Task StopAsync();

    /// <summary>Starts an engine on the storage, after a stop or a death.</summary>
    /// <param name="register">Other code, or null for the same as before.</param>
    Task StartAsync(Action<WorkflowRegistry>? register = null);

    /// <summary>The engine dies at the nth write from now: all it does on its storage from then on fails.</summary>
    /// <param name="write">1 = the next write.</param>
    /// <param name="done">True when that write is done but its caller does not learn it.</param>
    void DieAtWrite(int write, bool done);
}
