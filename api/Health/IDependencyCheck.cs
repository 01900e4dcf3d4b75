namespace AIOps.Api.Health;

/// <summary>Asks one dependency of a host whether it answers.</summary>
public interface IDependencyCheck
{
    /// <summary>Name for people (<c>storage</c>, <c>bus</c>).</summary>
    string Name { get; }

    /// <summary>Asks; throws when it does not answer.</summary>
    /// <returns>One line about its state.</returns>
    Task<string> CheckAsync(CancellationToken cancellation);
}
