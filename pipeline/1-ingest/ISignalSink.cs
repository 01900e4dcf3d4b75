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

    /// <summary>A piece that is not a signal.</summary>
    void OnReject(in Reject reject);
}
