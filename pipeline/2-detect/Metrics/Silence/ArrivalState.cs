namespace AIOps.Detect.Metrics.Silence;

/// <summary>How a series arrives: its usual step, and whether it idles.</summary>
internal struct ArrivalState
{
    // Azure exports of an idle resource back off to one record in two hours; an hour of one-minute zeros is idle.
    private const int IdleSamples = 60;
    private const int RegularSamples = 30;
    private const float Gain = 0.05f;

    private float _stepSeconds;
    private int _unchanged;
    private long _silentSince;

    /// <summary>Usual time between samples in seconds; 0 before the second sample.</summary>
    public readonly float StepSeconds => _stepSeconds;

    /// <summary>Event time of the last sample before the silence that was reported; 0 when none is open.</summary>
    public readonly long SilentSinceTicks => _silentSince;

    /// <summary>True when the series does nothing: zero, or the same value, for long.</summary>
    public readonly bool IsIdle => _unchanged >= IdleSamples;

    /// <summary>Takes in the arrival of a sample.</summary>
    public void Learn(double seconds, double value, double previous)
    {
        _unchanged = value == previous ? Math.Min(_unchanged + 1, int.MaxValue - 1) : 0;
        if (seconds > 0)
        {
            // A gap must not teach a long step: that would hide the next gap.
            _stepSeconds += _stepSeconds == 0 ? (float)seconds : Gain * (float)(Math.Min(seconds, 4 * _stepSeconds) - _stepSeconds);
        }
    }

    /// <summary>True when the series should have reported by <paramref name="nowTicks"/> and silence has not been reported yet.</summary>
    public readonly bool IsOverdue(long lastTicks, long nowTicks, int seen, DetectOptions options)
    {
        if (_silentSince != 0 || seen < RegularSamples || IsIdle)
        {
            return false;
        }

        var patience = Math.Max(options.MissingAfter.Ticks, (long)(10 * _stepSeconds * TimeSpan.TicksPerSecond));
        return nowTicks - lastTicks >= patience;
    }

    /// <summary>Remembers that silence was reported.</summary>
    public void Open(long lastTicks) => _silentSince = lastTicks;

    /// <summary>Remembers that the series reports again.</summary>
    public void Close() => _silentSince = 0;
}
