namespace AIOps.Benchmarks.Scale;

/// <summary>What a scenario needs and where it stops.</summary>
internal sealed record ScaleResult(
    string Name, int Series, int EventsPerSecond, int Partitions, int Instances, int Environments, double SamplesPerSecond, double EntitiesPerSecondPerAccount, double EntitiesShare,
    double IngestThroughputUnits, double SignalThroughputUnits, double StateMegabytesPerInstance, double StoredGigabytes, HandOverResult HandOver, string Verdict)
{
    public static ScaleResult Of(ScaleScenario scenario)
    {
        var samples = scenario.Series / 60.0;
        var entities = samples / scenario.Accounts * PlatformLimits.EntitiesPerSave;
        var share = entities / PlatformLimits.EntitiesPerSecond;
        var ingest = scenario.EventsPerSecond * (double)PlatformLimits.RecordBytes / 1_000_000 / scenario.Accounts;
        var signals = scenario.EventsPerSecond * (double)PlatformLimits.SignalBytes / 1_000_000 / scenario.Accounts;
        var memory = scenario.Series / (double)scenario.Accounts / scenario.Instances * PlatformLimits.MemoryBytes / 1_000_000;
        var stored = scenario.Series * (PlatformLimits.StateRowBytes + ((double)PlatformLimits.QuartersKept * PlatformLimits.QuarterRowBytes)) / 1_000_000_000;
        var handOver = Scale.HandOver.Run(scenario);
        var perPartition = samples / scenario.Accounts / scenario.Partitions;
        var limit = share > 1 ? $"stops at {PlatformLimits.EntitiesPerSecond / PlatformLimits.EntitiesPerSave * 60:N0} series: entities per second of one storage account"
            : ingest > PlatformLimits.MostThroughputUnits ? "stops at 40 throughput units of a standard namespace: use premium or another environment"
            : perPartition > PlatformLimits.SeriesAtOnce * 1000 / PlatformLimits.TableMilliseconds / PlatformLimits.CallsPerSave ? "stops at the writes of one partition: more partitions or SeriesAtOnce"
            : handOver.CaughtUpAfterSeconds is null ? "holds, but never catches up after a loss"
            : "holds";
        return new(scenario.Name, scenario.Series, scenario.EventsPerSecond, scenario.Partitions, scenario.Instances, scenario.Accounts, samples, entities, share, ingest, signals, memory, stored, handOver, limit);
    }
}
