namespace AIOps.Benchmarks.Throughput;

/// <summary>Speed of one stage over its rounds.</summary>
/// <param name="Seconds">Processor time of the quickest round: on a machine with other work, wall time says more about that work.</param>
/// <param name="AllocatedBytes">Bytes allocated in the last round, after the caches are warm.</param>
internal readonly record struct Timing(double Seconds, long AllocatedBytes);

/// <summary>Times stages in turns, so that a disturbance hits all of them alike.</summary>
internal static class Stopwatches
{
    /// <summary>Runs the stages one after the other, again and again, until the processor time is used up; each at least three times.</summary>
    public static Timing[] Run(double seconds, params Action[] stages)
    {
        foreach (var stage in stages) stage();
        var best = new double[stages.Length];
        var allocated = new long[stages.Length];
        Array.Fill(best, double.MaxValue);
        var begun = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < 3 || (Environment.CpuUsage.TotalTime - begun).TotalSeconds < seconds; round++)
        {
            for (var i = 0; i < stages.Length; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Environment.CpuUsage.TotalTime;
                stages[i]();
                best[i] = Math.Min(best[i], (Environment.CpuUsage.TotalTime - started).TotalSeconds);
                allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        return [.. best.Zip(allocated, (time, bytes) => new Timing(time, bytes))];
    }
}
