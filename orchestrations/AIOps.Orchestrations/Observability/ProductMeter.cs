using System.Diagnostics.Metrics;

namespace AIOps.Orchestrations.Observability;

/// <summary>
/// What the product measures of itself while it works, under the meter <c>AIOps</c>; names and units follow OpenTelemetry's conventions. What can only be read from
/// storage (what is open, what waits) is measured by <see cref="StateGauges"/>.
/// </summary>
public static class ProductMeter
{
    /// <summary>Name of the meter, for exporters.</summary>
    public const string MeterName = "AIOps";

    private static readonly Meter Meter = new(MeterName);
    private static readonly InstrumentAdvice<double> Short = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly InstrumentAdvice<double> Long = new() { HistogramBucketBoundaries = [1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400] };

    internal static Counter<long> Signals { get; } = Meter.CreateCounter<long>("aiops.ingest.signals", "{signal}", "Signals taken in.");

    internal static Counter<long> Bytes { get; } = Meter.CreateCounter<long>("aiops.ingest.bytes", "By", "Bytes of telemetry bodies.");

    internal static Counter<long> Rejects { get; } = Meter.CreateCounter<long>("aiops.ingest.rejects", "{piece}", "Pieces put aside as dead letters, by kind.");

    internal static Histogram<double> Lag { get; } = Meter.CreateHistogram<double>("aiops.ingest.lag", "s", "From the event time of a body's newest signal to its arrival.", advice: Long);

    internal static Histogram<double> IngestDuration { get; } = Meter.CreateHistogram<double>("aiops.ingest.duration", "s", "Taking in one body.", advice: Short);

    internal static Counter<long> Samples { get; } = Meter.CreateCounter<long>("aiops.detect.samples", "{sample}", "Metric samples scored.");

    internal static Histogram<double> DetectDuration { get; } = Meter.CreateHistogram<double>("aiops.detect.duration", "s", "Scoring and storing one batch of a partition.", advice: Short);

    internal static Histogram<double> Age { get; } = Meter.CreateHistogram<double>("aiops.detect.age", "s", "From the event time of a batch's newest signal to the moment at which it is scored: delay of the sender, and whatever waited in a hub.", advice: Long);

    internal static Counter<long> Anomalies { get; } = Meter.CreateCounter<long>("aiops.detect.anomalies", "{event}", "Anomaly events sent to correlation, by source and phase.");

    internal static Counter<long> Replays { get; } = Meter.CreateCounter<long>("aiops.deadletters.replayed", "{letter}", "Dead letters sent through ingest again.");

    internal static Counter<long> Incidents { get; } = Meter.CreateCounter<long>("aiops.incidents", "{event}", "Steps of incidents' lives, by event (opened, resolved, escalated, ...).");

    internal static Counter<long> Approvals { get; } = Meter.CreateCounter<long>("aiops.approvals", "{event}", "Steps of approvals' lives, by event (requested, approved, rejected, expired, refused, ...).");

    internal static Counter<long> Actions { get; } = Meter.CreateCounter<long>("aiops.actions", "{event}", "Steps of actions' lives, by event (started, succeeded, failed, verified, not-verified, refused).");

    internal static Counter<long> OperatorEvents { get; } = Meter.CreateCounter<long>("aiops.operator.events", "{event}", "Everything else that the audit keeps, by event (kill switch, maintenance, policy, rights).");

    internal static Histogram<double> TimeToDetect { get; } = Meter.CreateHistogram<double>("aiops.incident.time_to_detect", "s", "From the first deviating sample to the incident.", advice: Long);

    internal static Histogram<double> TimeToAcknowledge { get; } = Meter.CreateHistogram<double>("aiops.incident.time_to_acknowledge", "s", "From the incident to its acknowledgement.", advice: Long);

    internal static Histogram<double> TimeToResolve { get; } = Meter.CreateHistogram<double>("aiops.incident.time_to_resolve", "s", "From the incident to its end.", advice: Long);

    internal static Histogram<double> ApprovalWait { get; } = Meter.CreateHistogram<double>("aiops.approval.wait", "s", "From the request to a person's vote.", advice: Long);

    internal static Counter<long> Feedback { get; } = Meter.CreateCounter<long>("aiops.feedback", "{thumb}", "Thumbs of people, by subject and verdict; an undone one counts as verdict 'undone'.");

    internal static Counter<long> ShadowOpenings { get; } = Meter.CreateCounter<long>("aiops.shadow.openings", "{alert}", "Alerts opened on series that a challenger scores too, by side.");

    internal static Counter<long> StepFailures { get; } = Meter.CreateCounter<long>("aiops.workflow.activity.failures", "{try}", "Tries of a workflow's step that failed, by activity; a try is repeated by its policy.");

    internal static Counter<long> Stuck { get; } = Meter.CreateCounter<long>("aiops.workflow.stuck", "{instance}", "Workflow instances that will not go on by themselves, by workflow and why (failed, parked).");

    internal static Counter<long> ModelCalls { get; } = Meter.CreateCounter<long>("aiops.model.calls", "{call}", "Calls of the language model, by outcome.");

    internal static Counter<long> ModelTokens { get; } = Meter.CreateCounter<long>("aiops.model.tokens", "{token}", "Tokens billed by the language model.");

    internal static Counter<double> ModelCost { get; } = Meter.CreateCounter<double>("aiops.model.cost", "USD", "What those tokens cost at the configured price.");

    internal static Histogram<double> ModelDuration { get; } = Meter.CreateHistogram<double>("aiops.model.duration", "s", "One call of the language model.", advice: Short);
}
