namespace AIOps.Orchestrations.Local.Engine;

/// <summary>Calls back when a time has come; one timer of the clock for all of them.</summary>
internal sealed class TimerQueue : IDisposable
{
    // Timers of the platform end at 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly PriorityQueue<Action, DateTimeOffset> queue = new();
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private bool disposed;

    public TimerQueue(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(DateTimeOffset due, Action callback)
    {
        lock (queue)
        {
            if (disposed) return;
            queue.Enqueue(callback, due);
            if (queue.TryPeek(out _, out DateTimeOffset first) && first == due) Arm(due);
        }
    }

    public void Dispose()
    {
        lock (queue) disposed = true;
        timer.Dispose();
    }

    private void Fire()
    {
        List<Action> due = [];
        lock (queue)
        {
            if (disposed) return;
            DateTimeOffset now = clock.GetUtcNow();
            while (queue.TryPeek(out _, out DateTimeOffset first))
            {
                if (first > now)
                {
                    Arm(first);
                    break;
                }
                due.Add(queue.Dequeue());
            }
        }
        foreach (Action callback in due) callback();
    }

    private void Arm(DateTimeOffset due)
    {
        TimeSpan wait = due - clock.GetUtcNow();
        if (wait > LongestWait) wait = LongestWait;
        // Rounded up: a timer that fires a fraction early would find nothing due.
        timer.Change(wait <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
