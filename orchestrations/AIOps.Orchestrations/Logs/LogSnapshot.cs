namespace AIOps.Orchestrations.Logs;

/// <summary>Logs of this host since its start.</summary>
/// <param name="Lines">Lines taken.</param>
/// <param name="Duplicates">Lines that came twice.</param>
/// <param name="Templates">Templates of the streams in memory.</param>
/// <param name="Streams">Streams in memory.</param>
/// <param name="Dropped">Templates that were dropped to stay within memory.</param>
public sealed record LogSnapshot(long Lines, long Duplicates, int Templates, int Streams, long Dropped);
