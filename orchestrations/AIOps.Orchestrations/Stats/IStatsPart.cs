namespace AIOps.Orchestrations.Stats;

/// <summary>Figures that a part of the product adds to <c>GET /api/stats</c> under its own name.</summary>
public interface IStatsPart
{
    /// <summary>The member's name, in camelCase.</summary>
    string Name { get; }

    /// <summary>The figures; null leaves the member out.</summary>
    Task<object?> ReadAsync(CancellationToken cancellation);
}
