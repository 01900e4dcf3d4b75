namespace AIOps.Orchestrations.Stats;

/// <summary>How many series this host looks after.</summary>
public interface ISeriesCount
{
    /// <summary>Series in memory.</summary>
    int InMemory { get; }
}
