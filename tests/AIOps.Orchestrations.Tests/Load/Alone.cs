namespace AIOps.Orchestrations.Tests.Load;

/// <summary>Tests that measure run after the others, alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
