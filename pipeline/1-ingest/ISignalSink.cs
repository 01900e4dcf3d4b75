namespace AIOps.Ingest;

/// <summary>Receives what a body turns into. Calls come in body order, on the decoder's thread; spans live only inside the call.</summary>
public interface ISignalSink
{
    /// <summary>A metric sample.</summary>
    void OnMetric(in MetricSample sample);

    /// <summary>A log record.</summary>
    void OnLog(in LogRecord record);

    /// <summary>A change of the estate.</summary>
    void OnChange(ChangeEvent change);

    /// <summary>An alert of another system.</summary>
    void OnAlert(ForeignAlert alert);

    /// <summary>A log record that comes next tells of a call of one service to another; for who learns the topology.</summary>
    void OnCall(in ServiceCall call)
    {
    }

    /// <summary>A piece that is not a signal.</summary>
    void OnReject(in Reject reject);

    /// <summary>What follows came in a body of this trace. Comes before the signals it is about; not at all for bodies without a trace.</summary>
    /// <param name="traceParent">W3C <c>traceparent</c> of the body.</param>
    void OnTrace(string traceParent)
    {
    }
}
