using System.Diagnostics.Metrics;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>What the engine measures, under the meter <c>AIOps.Workflows</c>.</summary>
internal sealed class WorkflowMetrics : IDisposable
{
    public const string MeterName = "AIOps.Workflows";
    private readonly Meter meter = new(MeterName);

    public WorkflowMetrics()
    {
        StepDuration = meter.CreateHistogram<double>("aiops.workflow.step.duration", "ms", "From taking a step up to its commit.");
        StepWait = meter.CreateHistogram<double>("aiops.workflow.step.wait", "ms", "From being ready to being taken up.");
        ActivityDuration = meter.CreateHistogram<double>("aiops.workflow.activity.duration", "ms", "One try of an activity.");
    }

    public Histogram<double> StepDuration { get; }

    public Histogram<double> StepWait { get; }

    public Histogram<double> ActivityDuration { get; }

    public void Dispose() => meter.Dispose();
}
