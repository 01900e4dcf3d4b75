using AIOps.Ingest;

namespace AIOps.Local.Cli.Score;

/// <summary>Sends every line through the decoder and the monitors.</summary>
internal sealed class ScoreRun(Stream target, TimeProvider clock)
{
    // A file may be old, and its times may be made up: nothing is refused for its age here.
    private static readonly IngestOptions Options = new()
    {
        MaxBodyBytes = 67_108_864, MaxRecordBytes = 1_048_576, AllowedLateness = TimeSpan.FromDays(36_500), MaxClockSkew = TimeSpan.FromDays(36_500),
    };

    /// <summary>Runs to the end of the stream.</summary>
    /// <param name="source">One body per line.</param>
    /// <param name="advance">Told how many bytes have been read.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    public async Task<ScoreSummary> RunAsync(Stream source, Action<long> advance, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var decoder = new TelemetryDecoder(Options);
        await using var sink = new ScoreSink(target);
        var lines = new BodyLines(source);
        var summary = new ScoreSummary();
        while (await lines.NextAsync(cancellation) is { } line)
        {
            sink.Line++;
            var decoded = decoder.Decode(line.Span, clock.GetUtcNow(), sink);
            summary.Add(decoded, line.Length);
            if (sink.Line % 64 == 0) advance(lines.BytesRead);
        }

        sink.Finish();
        advance(lines.BytesRead);
        summary.Finish(sink, decoder.Statistics, clock.GetElapsedTime(started));
        return summary;
    }
}
