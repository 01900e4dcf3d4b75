namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>A stretch of time in which a rule of a tool holds at a resource.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">Index of the resource.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Severity">0 to 4 on the tool's own scale.</param>
/// <param name="Fault">Id of the fault behind it, or <see cref="Noise"/>.</param>
internal sealed record Condition(ToolRule Rule, int Resource, double Start, double End, int Severity, int Fault)
{
    public const int Noise = -1;
}
