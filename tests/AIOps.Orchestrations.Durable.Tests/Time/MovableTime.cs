namespace AIOps.Orchestrations.Durable.Tests.Time;

/// <summary>The wall clock plus what a test has moved it by. Any past moment maps to the same moved one for ever, so replays see the times of the first run.</summary>
internal sealed class MovableTime
{
    private readonly Lock gate = new();
    private readonly List<(DateTime From, TimeSpan Total)> moves = [(DateTime.MinValue, TimeSpan.Zero)];

    public DateTime Now => Move(DateTime.UtcNow);

    public void Advance(TimeSpan by)
    {
        lock (gate) moves.Add((DateTime.UtcNow, moves[^1].Total + by));
    }

    /// <summary>The moved time of a moment of the wall clock.</summary>
    public DateTime Move(DateTime real)
    {
        lock (gate)
        {
            int index = moves.FindLastIndex(move => move.From <= real);
            return real + moves[index].Total;
        }
    }
}
