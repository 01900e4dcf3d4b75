using Microsoft.DurableTask.Client;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>
/// The Durable Task client of this process. The Functions worker learns where its host listens only from a <c>DurableClient</c> binding, so every function
/// that may talk to workflows has one and hands it in; the newest counts, because the host may come back on another port.
/// </summary>
public sealed class DurableClientSource
{
    private volatile DurableTaskClient? client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">No function with a client has run yet.</exception>
    public DurableTaskClient Client =>
        client ?? throw new InvalidOperationException("No Durable Task client yet: a function that talks to workflows lacks its DurableClient binding.");

    /// <summary>Hands a client in.</summary>
    public void Use(DurableTaskClient newest) => client = newest;
}
