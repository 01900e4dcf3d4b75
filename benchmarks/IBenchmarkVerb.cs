using System.CommandLine;

namespace AIOps.Benchmarks;

/// <summary>A benchmark: one folder per verb; found by reflection.</summary>
internal interface IBenchmarkVerb
{
    /// <summary>The verb with its options and action.</summary>
    Command Create();
}
