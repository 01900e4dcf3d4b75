namespace AIOps.Contracts.Time;

/// <summary>
/// A clock that stands still until a test moves it. What has come due then fires once, in order, on the thread that moves it, as after a machine slept:
/// a loop that sleeps for a second is not run through a whole year.
/// </summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;

    public ManualClock() : this(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero))
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.Due <= now).OrderBy(static timer => timer.Due)];
            foreach (ManualTimer timer in due) timer.Due = timer.Period > TimeSpan.Zero ? now + timer.Period : null;
            timers.RemoveAll(static timer => timer.Due is null);
        }
        foreach (ManualTimer timer in due) timer.Fire();
    }

    /// <summary>Moves the clock without firing anything on the way, as a machine's clock that is set; also back.</summary>
    public void Jump(TimeSpan by)
    {
        lock (gate) now += by;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool fire = false;
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                Period = period;
                Due = null;
                if (dueTime == TimeSpan.Zero) fire = true;
                else if (dueTime > TimeSpan.Zero)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }
            }
            // As the real one does: a timer that is due at once fires on another thread.
            if (fire) ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
