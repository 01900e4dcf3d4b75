namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>The variants that a run of the model reports: one difference each, then what comes together.</summary>
internal static class ModelVariants
{
    public static ModelVariant Standard { get; } = new("standard");

    public static IReadOnlyList<ModelVariant> All { get; } =
    [
        Standard,
        new("few rows") { Step = 60, FewRows = true },
        new("other day") { OtherDay = true },
        new("scraped") { Scraped = true },
        new("no requests") { NoRequests = true },
        new("no graph") { LostEdges = 1 },
        new("partial graph") { LostEdges = 0.4 },
        new("neither graph nor gaps") { LostEdges = 1, NoGaps = true },
        new("partial graph without gaps") { LostEdges = 0.4, NoGaps = true },
        new("no gaps") { NoGaps = true },
        new("no disks") { NoDisks = true },
        new("wrong graph") { LostEdges = 0.2, WrongEdges = 0.3 },
        new("holes") { Holes = true },
        new("limits") { Limits = true },
        new("restarts") { Restarts = true },
        new("entry") { AtEntry = true },
        new("late or short") { LateOrShort = true },
        new("little traffic") { Step = 60, RequestsPerRow = 4 },
        new("shared hosts") { SharedHosts = true },
        new("gaps only") { GapsOnly = true },
        new("loss stalls") { LossStalls = true },
        new("loud callers") { LoudCallers = true },
        new("short work") { ShortWork = true },
        new("silent entry") { SilentEntry = true },
        new("load falls") { LoadAfter = 0.5 },
        new("load rises") { LoadAfter = 1.6 },
        new("lagging") { Lagging = true },
        new("closed loop") { ClosedLoop = true },
        new("partly measured") { PartlyMeasured = true },
        new("wrong time") { WrongTime = true },
        new("spikes") { Spikes = true },
        new("sidecars") { Sidecars = true },
        new("at once") { AtOnce = true },
        new("test bed")
        {
            Step = 5, Lagging = true, ClosedLoop = true, PartlyMeasured = true, WrongTime = true, Spikes = true, Sidecars = true, AtOnce = true, SilentEntry = true, LossStalls = true, LostEdges = 0.2, NoRequests = true,
        },
        new("small shop")
        {
            Step = 60, FewRows = true, OtherDay = true, Scraped = true, RequestsPerRow = 60, SilentEntry = true, LoudCallers = true, ShortWork = true, SharedHosts = true, Holes = true,
        },
        new("every second")
        {
            Step = 1, OtherDay = true, NoRequests = true, Limits = true, Restarts = true, SharedHosts = true, LossStalls = true, LoudCallers = true, SilentEntry = true, LoadAfter = 0.8,
        },
    ];
}
