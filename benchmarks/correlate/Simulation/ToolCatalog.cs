namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>What a rule of a tool looks at.</summary>
internal enum SignalFamily
{
    Latency,
    Errors,
    Saturation,
    Crash,
    Down,
}

/// <summary>A rule of an emulated tool.</summary>
/// <param name="Tool">Name of the tool.</param>
/// <param name="Rule">Name of the rule in that tool.</param>
/// <param name="On">The kind of resource that it watches.</param>
/// <param name="Family">What it looks at.</param>
/// <param name="Threshold">In units of impact.</param>
internal sealed record ToolRule(string Tool, string Rule, ResourceKind On, SignalFamily Family, double Threshold);

/// <summary>Three tools with their own names; each watches three quarters of what it could.</summary>
internal static class ToolCatalog
{
    public const double Coverage = 0.75;

    public static IReadOnlyList<ToolRule> Rules { get; } =
    [
        .. Of("azure-monitor", 1, ResourceKind.Service, ("High response time", SignalFamily.Latency), ("Http 5xx", SignalFamily.Errors),
            ("CPU above 90 percent", SignalFamily.Saturation), ("Restart count", SignalFamily.Crash)),
        .. Of("azure-monitor", 1, ResourceKind.Node, ("VM CPU above 90 percent", SignalFamily.Saturation), ("VM availability", SignalFamily.Down)),
        .. Of("azure-monitor", 1, ResourceKind.Database, ("Slow database", SignalFamily.Latency), ("Failed connections", SignalFamily.Errors),
            ("DTU above 90 percent", SignalFamily.Saturation), ("Database unavailable", SignalFamily.Down)),
        .. Of("alertmanager", 1.2, ResourceKind.Service, ("HighRequestLatency", SignalFamily.Latency), ("HighErrorRate", SignalFamily.Errors)),
        .. Of("alertmanager", 1.2, ResourceKind.Replica, ("CPUThrottlingHigh", SignalFamily.Saturation), ("PodCrashLooping", SignalFamily.Crash),
            ("PodNotReady", SignalFamily.Down)),
        .. Of("alertmanager", 1.2, ResourceKind.Node, ("NodeCPUHigh", SignalFamily.Saturation), ("NodeNotReady", SignalFamily.Down)),
        .. Of("alertmanager", 1.2, ResourceKind.Database, ("DatabaseSlowQueries", SignalFamily.Latency), ("DatabaseDown", SignalFamily.Down)),
        .. Of("apm", 0.9, ResourceKind.Service, ("Response time degradation", SignalFamily.Latency), ("Failure rate increase", SignalFamily.Errors),
            ("Failed dependency calls", SignalFamily.Errors)),
        .. Of("apm", 0.9, ResourceKind.Database, ("Dependency duration", SignalFamily.Latency), ("Dependency failures", SignalFamily.Errors)),
    ];

    /// <summary>The families that a symptom shows in.</summary>
    public static IEnumerable<SignalFamily> Shown(Symptom symptom, ResourceKind kind)
    {
        var fault = symptom.Fault.Kind;
        var slow = fault is FaultKind.Latency or FaultKind.Saturation;
        if (kind is ResourceKind.Node or ResourceKind.Replica) return [fault switch
        {
            FaultKind.NodeLoss => SignalFamily.Down,
            FaultKind.Crash or FaultKind.BadDeployment => SignalFamily.Crash,
            _ => SignalFamily.Saturation,
        }];
        if (!symptom.IsRoot) return slow
            ? symptom.Impact > 3 ? [SignalFamily.Latency, SignalFamily.Errors] : [SignalFamily.Latency]
            : symptom.Impact > 2 ? [SignalFamily.Errors, SignalFamily.Latency] : [SignalFamily.Errors];
        return fault switch
        {
            FaultKind.Latency => [SignalFamily.Latency],
            FaultKind.Errors or FaultKind.Configuration => [SignalFamily.Errors],
            FaultKind.Saturation => [SignalFamily.Saturation, SignalFamily.Latency],
            FaultKind.Crash => [SignalFamily.Crash, SignalFamily.Errors],
            FaultKind.DependencyOutage => [SignalFamily.Down, SignalFamily.Errors, SignalFamily.Latency],
            _ => [SignalFamily.Errors, SignalFamily.Latency],
        };
    }

    private static IEnumerable<ToolRule> Of(string tool, double threshold, ResourceKind on, params (string Name, SignalFamily Family)[] rules) =>
        rules.Select(rule => new ToolRule(tool, rule.Name, on, rule.Family, threshold));
}
