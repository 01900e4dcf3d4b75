using System.Diagnostics;

namespace AIOps.Contracts.Time;

/// <summary>Waits for what happens on other threads: by looking, with a deadline.</summary>
public static class Poll
{
    public static async Task UntilAsync(Func<Task<bool>> condition, string what, int seconds = 60)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started).TotalSeconds > seconds) Assert.Fail($"Not within {seconds} s: {what}");
            await PauseAsync();
        }
    }

    /// <summary>Lets other threads get on, for as short as a look is worth.</summary>
    public static Task PauseAsync() => Task.Delay(2);

    public static Task UntilAsync(Func<bool> condition, string what, int seconds = 60) => UntilAsync(() => Task.FromResult(condition()), what, seconds);
}
