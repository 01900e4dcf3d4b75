using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate.Methods;

/// <summary>Groups notifications online. It may read what arrives, the topology as seen, changes and planned work; never the truth.</summary>
internal interface IGroupingMethod
{
    string Name { get; }

    GroupedStream Run(Scenario scenario);
}
