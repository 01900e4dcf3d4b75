namespace AIOps.Benchmarks.Correlate.Methods;

/// <summary>What a method made of a stream.</summary>
/// <param name="IncidentOf">Per notification the incident that its alert is in; null where none is, and for endings.</param>
/// <param name="OpenedAt">When each incident was opened, in simulated seconds.</param>
/// <param name="Elapsed">Wall time of the method alone.</param>
internal sealed record GroupedStream(string?[] IncidentOf, IReadOnlyDictionary<string, double> OpenedAt, TimeSpan Elapsed)
{
    /// <summary>Per notification why its alert is in its incident, where the method says so.</summary>
    public IReadOnlyList<string?> Reasons { get; init; } = [];

    /// <summary>The incident that each was in when people were told of it, before any regrouping; empty where a method never regroups.</summary>
    public string?[] FirstIncidentOf { get; init; } = [];

    /// <summary>When incidents were taken apart after people had been told of them, in simulated seconds.</summary>
    public IReadOnlyList<double> RegroupedAt { get; init; } = [];
}
