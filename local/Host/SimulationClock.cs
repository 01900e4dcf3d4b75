namespace AIOps.Local.Host;

/// <summary>
/// A clock that runs faster than the wall clock: everything in the demo (telemetry, timers, expiry) keeps one consistent time. Until <see cref="Go"/> it reads like the wall
/// clock, so that what happens live does not begin before the history is digested; timers are short all the while.
/// </summary>
internal sealed class SimulationClock(TimeProvider real, DateTimeOffset startAt, double speed) : TimeProvider
{
    private readonly long _startedAt = real.GetTimestamp();

    /// <summary>Ticks of the wall's timestamp from the start until it went; negative while it waits.</summary>
    private long _wentAfter = -1;

    /// <summary>How many times faster than the wall clock.</summary>
    public double Speed => speed;

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <summary>From now on it runs at its speed. A second call changes nothing.</summary>
    public void Go() => Interlocked.CompareExchange(ref _wentAfter, real.GetTimestamp() - _startedAt, -1);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => startAt + real.GetElapsedTime(_startedAt, GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        var slow = Interlocked.Read(ref _wentAfter);
        var passed = real.GetTimestamp() - _startedAt;
        return _startedAt + (slow < 0 || passed <= slow ? passed : slow + (long)((passed - slow) * speed));
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(real.CreateTimer(callback, state, Scale(dueTime), Scale(period)), Scale);

    private TimeSpan Scale(TimeSpan span)
    {
        if (span == Timeout.InfiniteTimeSpan)
        {
            return span;
        }

        // A pause never becomes none at all: a loop that sleeps must still yield.
        var scaled = span / speed;
        return span > TimeSpan.Zero && scaled < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : scaled;
    }

    private sealed class ScaledTimer(ITimer timer, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(scale(dueTime), scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
