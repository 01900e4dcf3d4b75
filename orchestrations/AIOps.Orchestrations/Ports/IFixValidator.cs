using AIOps.Remediate.Fixes;

namespace AIOps.Orchestrations.Ports;

/// <summary>Checks generated fixes against the schema of their format. Reads them only; a host without one marks fixes as not validated.</summary>
public interface IFixValidator
{
    /// <summary>What it can check.</summary>
    FixFormat Format { get; }

    /// <summary>Checks a fix.</summary>
    /// <returns>Passed or failed with the validator's words.</returns>
    Task<FixValidation> ValidateAsync(GeneratedFix fix, CancellationToken cancellation);
}
