using System.Diagnostics;

namespace AIOps.EndToEnd.Tests;

/// <summary>Asks again until something holds or the time is up.</summary>
internal static class Eventually
{
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, TimeSpan within, Func<string> state)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        Exception? last = null;
        while (watch.Elapsed < within)
        {
            try
            {
                if (await ask() is { } found)
                {
                    return found;
                }
            }
            catch (HttpRequestException away)
            {
                last = away;
            }

            await pause.WaitForNextTickAsync();
        }

        throw new TimeoutException($"It did not come within {within.TotalSeconds:0} s. {last?.Message}\n{state()}");
    }
}
