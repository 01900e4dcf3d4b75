using System.Diagnostics;

namespace AIOps.Orchestrations.Observability;

/// <summary>
/// The product's own spans, under the source <c>AIOps</c>. One trace leads from a telemetry body to the end of the incident that it began: the body's
/// <c>traceparent</c> travels with the signals, the anomaly, the alert and the incident, and every audit row carries its trace id.
/// </summary>
public static class Spans
{
    /// <summary>Name of the source, for exporters.</summary>
    public const string SourceName = "AIOps";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts a span below a parent; null when nobody listens.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="traceParent">W3C <c>traceparent</c> of the parent; null = the current span, or a new trace.</param>
    /// <param name="kind">Kind of the span.</param>
    public static Activity? Start(string name, string? traceParent, ActivityKind kind = ActivityKind.Internal) =>
        ActivityContext.TryParse(traceParent, null, true, out var parent) ? Source.StartActivity(name, kind, parent) : Source.StartActivity(name, kind);

    /// <summary>Starts a span that has an id even when nobody listens: the audit names the trace, whether it is exported or not.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="traceParent">W3C <c>traceparent</c> of the sender; null or unreadable = the current span, or a new trace.</param>
    public static Activity StartAlways(string name, string? traceParent)
    {
        if (Start(name, traceParent, ActivityKind.Consumer) is { } listened)
        {
            return listened;
        }

        var silent = new Activity(name).SetIdFormat(ActivityIdFormat.W3C);
        return (ActivityContext.TryParse(traceParent, null, true, out _) ? silent.SetParentId(traceParent!) : silent).Start();
    }

    /// <summary>The trace id (32 hex digits) of a <c>traceparent</c>; null when there is none.</summary>
    public static string? TraceIdOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, true, out var parent) ? parent.TraceId.ToHexString() : null;
}
