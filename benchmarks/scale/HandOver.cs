namespace AIOps.Benchmarks.Scale;

/// <summary>
/// Seconds of the life of the detection stage: every partition gets its samples, an instance dies, its partitions wait for their ownership to expire, move to others,
/// their series are read again, the backlog is worked off. One second a step; deterministic.
/// </summary>
internal static class HandOver
{
    private const int DiesAt = 60, Horizon = 3600;

    public static HandOverResult Run(ScaleScenario scenario)
    {
        var series = scenario.Series / scenario.Accounts;
        var perPartition = series / 60.0 / scenario.Partitions;
        var ownCalls = PlatformLimits.SeriesAtOnce * 1000 / PlatformLimits.TableMilliseconds / PlatformLimits.CallsPerSave;
        var accountSaves = PlatformLimits.EntitiesPerSecond / PlatformLimits.EntitiesPerSave;
        var lost = (int)Math.Ceiling(scenario.Partitions / (double)scenario.Instances);
        var seriesPerPartition = series / (double)scenario.Partitions;
        var backlog = new double[scenario.Partitions];
        var toRead = new double[scenario.Partitions];
        double worst = 0, peakSaves = 0;
        int? caughtUp = null;
        for (var second = 0; second < Horizon; second++)
        {
            if (second == DiesAt + PlatformLimits.OwnershipSeconds) Array.Fill(toRead, seriesPerPartition, 0, lost);
            var budget = accountSaves;
            var saved = 0.0;
            for (var partition = 0; partition < scenario.Partitions; partition++)
            {
                backlog[partition] += perPartition;
                var orphan = partition < lost && second >= DiesAt && second < DiesAt + PlatformLimits.OwnershipSeconds;
                if (orphan) continue;
                // Each series that is met for the first time costs two reads (state, chunk); a read takes the place of a save.
                var calls = Math.Min(ownCalls, budget / (scenario.Partitions - partition));
                var scored = toRead[partition] > 0 ? Math.Min(backlog[partition], calls / 3) : Math.Min(backlog[partition], calls);
                toRead[partition] = Math.Max(0, toRead[partition] - scored);
                backlog[partition] -= scored;
                budget -= scored;
                saved += scored;
            }

            peakSaves = Math.Max(peakSaves, saved);
            var lag = backlog.Max() / perPartition;
            worst = Math.Max(worst, lag);
            if (second > DiesAt + PlatformLimits.OwnershipSeconds && caughtUp is null && lag < 2) caughtUp = second - DiesAt;
        }

        return new(worst, caughtUp, peakSaves, backlog.Sum());
    }
}

/// <summary>What a death of one instance costs.</summary>
/// <param name="WorstLagSeconds">Age of the oldest sample that is not scored, at the worst moment within the hour.</param>
/// <param name="CaughtUpAfterSeconds">From the death until no partition is more than 2 s behind; null = not within the hour.</param>
/// <param name="PeakSavesPerSecond">Most saves in one second.</param>
/// <param name="BacklogAtEnd">Samples that wait at the end of the hour.</param>
internal sealed record HandOverResult(double WorstLagSeconds, int? CaughtUpAfterSeconds, double PeakSavesPerSecond, double BacklogAtEnd);
