namespace AIOps.Orchestrations.Chat;

/// <summary>The time that other parties have too: signatures are checked against it. The host's own clock may run faster (the demo's does).</summary>
/// <param name="time">Where it comes from.</param>
public sealed class WallClock(TimeProvider time)
{
    /// <summary>How far a signed time may be from now, in both directions: the five minutes that Slack and the others recommend.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>True when a signed time is neither old nor ahead.</summary>
    public bool IsFresh(DateTimeOffset signed) => (Now - signed).Duration() <= Window;
}
