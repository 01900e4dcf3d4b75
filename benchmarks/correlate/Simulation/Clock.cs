namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Simulated time: seconds since midnight of the first day.</summary>
internal static class Clock
{
    public const double Day = 86_400;

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Start.AddMilliseconds(Math.Round(seconds * 1000));
}
