namespace AIOps.Ingest;

/// <summary>What one body turned into. The three byte counts add up to the length of the body.</summary>
public readonly record struct DecodeSummary
{
    /// <summary>Metric samples.</summary>
    public int Metrics { get; init; }

    /// <summary>Log records.</summary>
    public int Logs { get; init; }

    /// <summary>Change events.</summary>
    public int Changes { get; init; }

    /// <summary>Foreign alerts.</summary>
    public int Alerts { get; init; }

    /// <summary>Rejected pieces.</summary>
    public int Rejects { get; init; }

    /// <summary>Signals whose own time could not be read: they carry the time of arrival.</summary>
    public int TimesFromEnqueue { get; init; }

    /// <summary>Bytes of records that became signals.</summary>
    public long SignalBytes { get; init; }

    /// <summary>Bytes that were rejected.</summary>
    public long RejectBytes { get; init; }

    /// <summary>Bytes that carry no telemetry: byte order mark, blanks, brackets and commas between records, null elements, members of wrapper objects.</summary>
    public long StructureBytes { get; init; }

    /// <summary>Signals of all kinds.</summary>
    public int Signals => Metrics + Logs + Changes + Alerts;
}
