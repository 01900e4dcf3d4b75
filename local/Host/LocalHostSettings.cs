namespace AIOps.Local.Host;

/// <summary>What the command line says about a run.</summary>
/// <param name="Port">TCP port on loopback; 0 = any free one.</param>
/// <param name="DataFolder">Where SQLite lives.</param>
/// <param name="Demo">Whether the demo estate plays.</param>
/// <param name="Seed">Seed of the estate: same seed, same telemetry.</param>
/// <param name="Speed">How many times faster than the wall clock the demo runs.</param>
internal sealed record LocalHostSettings(int Port, string DataFolder, bool Demo, int Seed, double Speed);
