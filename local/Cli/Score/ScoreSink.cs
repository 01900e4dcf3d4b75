using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Local.Cli.Playback;

namespace AIOps.Local.Cli.Score;

/// <summary>Scores metrics as they come and writes what is worth a line.</summary>
internal sealed class ScoreSink : ISignalSink, IAsyncDisposable
{
    // As long as a stream waits by default for a sample that is missing.
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly SeriesPlayback playback;
    private readonly BufferedStream output;
    private long newestTicks;
    private double behindTicks;

    public ScoreSink(Stream target)
    {
        output = new(target, 1 << 16);
        playback = new(MetricCatalogue.Default, DetectOptions.Default, Lateness, Found);
    }

    /// <summary>Number of the line that is being read, from 1.</summary>
    public int Line { get; set; }

    public int Anomalies { get; private set; }

    public int Ignored => playback.Refused;

    public int Series => playback.Series;

    /// <summary>How far a signal lay behind the newest one before it, at most.</summary>
    public TimeSpan MaxBehind { get; private set; }

    /// <summary>The same on average.</summary>
    public TimeSpan MeanBehind(int signals) => signals == 0 ? TimeSpan.Zero : new((long)(behindTicks / signals));

    public void OnMetric(in MetricSample sample)
    {
        Note(sample.TimeTicks);
        playback.Observe(sample);
    }

    /// <summary>Scores what waits for samples that never came.</summary>
    public void Finish() => playback.Finish();

    public void OnLog(in LogRecord record) => Note(record.TimeTicks);

    public void OnChange(ChangeEvent change) => Note(change.Time.UtcTicks);

    public void OnAlert(ForeignAlert alert) => Note(alert.Time.UtcTicks);

    public void OnReject(in Reject reject) =>
        Write("reject", new() { ["line"] = Line, ["reason"] = reject.Reason, ["rejectKind"] = JsonNamingPolicy.CamelCase.ConvertName(reject.Kind.ToString()), ["offset"] = reject.Offset, ["length"] = reject.Raw.Length });

    /// <summary>Writes out what is buffered; the target stays open.</summary>
    public async ValueTask DisposeAsync() => await output.FlushAsync();

    private void Found(Anomaly anomaly)
    {
        Anomalies++;
        Write("anomaly", JsonSerializer.SerializeToNode(anomaly, Json)!.AsObject());
    }

    // An anomaly has a "kind" of its own (spike, drift, ...): it is written as "shape".
    private void Write(string kind, JsonObject content)
    {
        var line = new JsonObject { ["kind"] = kind };
        foreach (var (name, value) in content.ToArray())
        {
            content.Remove(name);
            line[name == "kind" ? "shape" : name] = value;
        }

        output.Write(JsonSerializer.SerializeToUtf8Bytes(line, Json));
        output.WriteByte((byte)'\n');
    }

    private void Note(long ticks)
    {
        if (ticks >= newestTicks)
        {
            newestTicks = ticks;
            return;
        }

        behindTicks += newestTicks - ticks;
        if (newestTicks - ticks > MaxBehind.Ticks) MaxBehind = new(newestTicks - ticks);
    }
}
