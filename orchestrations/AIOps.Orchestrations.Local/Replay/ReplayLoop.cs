namespace AIOps.Orchestrations.Local.Replay;

/// <summary>Runs workflow code on one thread, one continuation after the other, so that a replay meets everything in the same order.</summary>
/// <param name="left">Called on another thread when a continuation comes from there, also after the turn.</param>
internal sealed class ReplayLoop(Action left) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private volatile Thread? running;
    private volatile bool wasLeft;

    /// <summary>True on the thread that runs the workflow now.</summary>
    public bool IsHere => running == Thread.CurrentThread;

    /// <summary>True once a continuation came from somewhere else: the workflow awaited what its context did not hand out.</summary>
    public bool WasLeft => wasLeft;

    /// <summary>Runs an action and all that follows from it, until nothing more can run.</summary>
    public void Run(Action action)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        running = Thread.CurrentThread;
        try
        {
            action();
            while (queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next)) next.Callback(next.State);
        }
        finally
        {
            running = null;
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsHere) queue.Enqueue((d, state));
        else Leave();
    }

    /// <summary>Notes that the workflow left its thread.</summary>
    public void Leave()
    {
        wasLeft = true;
        left();
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;
}
