using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIOps.Detect.Logs.Detection;

/// <summary>A stream as bytes: what was learnt, and the miner beside it (it changes seldom).</summary>
public sealed partial class LogMonitor
{
    private const int Version = 2;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes what was learnt of rates, news and operations.</summary>
    public byte[] SaveRates() => JsonSerializer.SerializeToUtf8Bytes(new State(
        Version, LastTicks, windowStart, Duplicates, MemoryMarshal.AsBytes(recent.ToArray().AsSpan()).ToArray(), operations.Save(), errorShare, Of(stream),
        [.. watches.Values.Select(Of)], [.. levels.Select(static one => new LevelState((int)one.Key, Of(one.Value)))], deployment, deploymentTold), Json);

    /// <summary>Writes the templates.</summary>
    public byte[] SaveMiner() => miner.Save();

    /// <summary>Changes whenever <see cref="SaveMiner"/> would write other templates.</summary>
    public long MinerVersion => miner.Version;

    /// <summary>Reads a stream.</summary>
    /// <returns>Null when the bytes are of another version or damaged: then the stream starts afresh.</returns>
    public static LogMonitor? Restore(LogStreamId id, LogDetectOptions options, Func<string, string> redact, byte[] rates, byte[] templates)
    {
        State? state;
        try
        {
            state = JsonSerializer.Deserialize<State>(rates, Json);
        }
        catch (JsonException)
        {
            return null;
        }

        if (state is not { Version: Version } || TemplateMiner.Restore(templates, options.Miner) is not { } miner) return null;
        var monitor = new LogMonitor(id, options, redact, miner)
        {
            LastTicks = state.LastTicks, windowStart = state.WindowStart, Duplicates = state.Duplicates, stream = Read(state.Stream), errorShare = state.ErrorShare,
            deployment = state.Deployment, deploymentTold = state.DeploymentTold,
        };
        monitor.Expect(state.Recent.Length / sizeof(ulong));
        foreach (var hash in MemoryMarshal.Cast<byte, ulong>(state.Recent)) monitor.Remember(hash);
        monitor.operations.Restore(state.Operations);
        foreach (var watch in state.Watches) monitor.watches[watch.Id] = Read(watch);
        foreach (var level in state.Levels) monitor.levels[(AIOps.Ingest.LogLevel)level.Level] = Read(level.Watch);
        monitor.open = monitor.watches.Values.Concat(monitor.levels.Values).Append(monitor.stream).Count(static one => one.Episode is not null);
        return monitor;
    }

    private static WatchState Of(TemplateWatch watch) => new(
        watch.Id, watch.Count, watch.FirstTicks, watch.LastTicks, watch.Levels, watch.Examples, watch.Window, watch.High, watch.NewsTicks, watch.News, watch.Rare, watch.Baseline, watch.Episode,
        watch.BeforeDeployment, watch.Presence, watch.Seen, watch.Quiet, watch.Missed, watch.Lasting, watch.LastingExpected);

    private static TemplateWatch Read(WatchState state) => new(state.Id)
    {
        Count = state.Count, FirstTicks = state.FirstTicks, LastTicks = state.LastTicks, Levels = state.Levels, Examples = state.Examples, Window = state.Window, High = state.High,
        NewsTicks = state.NewsTicks, News = state.News, Rare = state.Rare, Baseline = state.Baseline, Episode = state.Episode,
        BeforeDeployment = state.BeforeDeployment, Presence = state.Presence, Seen = state.Seen, Quiet = state.Quiet, Missed = state.Missed,
        Lasting = state.Lasting, LastingExpected = state.LastingExpected,
    };

    private sealed record State(
        int Version, long LastTicks, long WindowStart, long Duplicates, byte[] Recent, byte[] Operations, RateBaseline ErrorShare, WatchState Stream, IReadOnlyList<WatchState> Watches,
        IReadOnlyList<LevelState> Levels, Deployment? Deployment = null, bool DeploymentTold = false);

    private sealed record LevelState(int Level, WatchState Watch);

    private sealed record WatchState(
        string Id, long Count, long FirstTicks, long LastTicks, long[] Levels, List<string> Examples, double Window, int High, long? NewsTicks, double News, bool Rare, RateBaseline Baseline,
        LogEpisode? Episode, double BeforeDeployment = 0, double Presence = 0, int Seen = 0, int Quiet = 0, double Missed = 0, double Lasting = 0,
        double LastingExpected = 0);
}
