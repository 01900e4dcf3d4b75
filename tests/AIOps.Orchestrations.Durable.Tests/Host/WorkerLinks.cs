namespace AIOps.Orchestrations.Durable.Tests.Host;

/// <summary>How often a worker has linked up with the server: work that goes out before that is sent to the worker that is gone.</summary>
internal sealed class WorkerLinks
{
    private int count;

    public int Count => count;

    public void Opened() => Interlocked.Increment(ref count);
}
