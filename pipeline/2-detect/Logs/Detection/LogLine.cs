using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>A line of a log stream.</summary>
/// <param name="TimeTicks">Event time, UTC ticks.</param>
/// <param name="Level">Severity.</param>
/// <param name="Text">UTF-8 text; a record without one stands for itself by what it says of its outcome.</param>
/// <param name="Correlation">Correlation or operation id; empty when there is none.</param>
/// <param name="Weight">Lines that this one stands for, at least 1.</param>
/// <param name="ContentHash">Equal for a record that is delivered twice; 0 when unknown.</param>
public readonly record struct LogLine(long TimeTicks, LogLevel Level, ReadOnlyMemory<byte> Text, string Correlation, double Weight, ulong ContentHash);
