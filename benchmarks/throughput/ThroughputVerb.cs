using System.CommandLine;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using Spectre.Console;

namespace AIOps.Benchmarks.Throughput;

/// <summary><c>throughput</c>: how fast bodies become signals and signals become scores, beside a bare scan of the same bytes.</summary>
internal sealed class ThroughputVerb : IBenchmarkVerb
{
    public Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "Processor time to spend.", DefaultValueFactory = _ => 10 };
        var json = new Option<FileInfo?>("--json") { Description = "Write the result as JSON to this file." };
        var verb = new Command("throughput", "Records and bytes per second of decoding and detection on one core, as a ratio to a bare JSON scan.") { seconds, json };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(seconds) is not (> 0 and <= 3600))
            {
                Console.Error.WriteLine("--seconds must be above 0 and at most 3600.");
                return 2;
            }

            var result = Measure(parsed.GetValue(seconds));
            Print(result);
            if (parsed.GetValue(json) is { } file) RunInfo.Write(file, result);
            return 0;
        });
        return verb;
    }

    private static ThroughputResult Measure(double seconds)
    {
        var mixed = Corpus.Mixed(seed: 1, resources: 400, minutes: 20);
        var metrics = Corpus.Metrics(seed: 2, resources: 400, minutes: 20);
        var decoder = new TelemetryDecoder(new IngestOptions());
        var detect = new DetectStage(decoder);
        var points = detect.Points(metrics);
        var logs = new LogStage(seed: 3);
        var timings = Stopwatches.Run(
            seconds,
            () => ScanStage.Run(mixed), () => DecodeStage.Run(decoder, mixed), () => detect.DecodeAndDetect(mixed),
            () => ScanStage.Run(metrics), () => DecodeStage.Run(decoder, metrics), () => detect.Run(points), logs.Run);
        return new(
            new(mixed.Bytes / timings[0].Seconds),
            DecodeSpeed.Of(mixed, timings[1], timings[0]),
            DecodeSpeed.Of(metrics, timings[4], timings[3]),
            new(points.Length / timings[5].Seconds, (double)timings[5].AllocatedBytes / points.Length),
            DecodeSpeed.Of(mixed, timings[2], timings[0]),
            new(logs.Lines.Length / timings[6].Seconds, (double)timings[6].AllocatedBytes / logs.Lines.Length),
            StateBytesPerSeries: DetectStage.BytesPerSeries(),
            SavedStateBytesPerSeries: SeriesMonitor.StateBytes);
    }

    private static void Print(ThroughputResult result)
    {
        var table = new Table().AddColumns("stage", "records/s", "MB/s", "ratio to scan", "bytes allocated per record");
        table.AddRow("scan (Utf8JsonReader)", "", $"{result.Scan.BytesPerSecond / 1e6:n0}", "1.00", "");
        Row(table, "decode, all shapes", result.Decode);
        Row(table, "decode, platform metrics", result.DecodeMetricsOnly);
        Row(table, "decode + detect", result.DecodeAndDetect);
        table.AddRow("detect alone", $"{result.Detect.PointsPerSecond:n0}", "", "", $"{result.Detect.AllocatedBytesPerPoint:n1}");
        table.AddRow("log lines to templates", $"{result.Logs.LinesPerSecond:n0}", "", "", $"{result.Logs.AllocatedBytesPerLine:n1}");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"state per series: {result.StateBytesPerSeries:n0} bytes in memory, {result.SavedStateBytesPerSeries} bytes saved");
    }

    private static void Row(Table table, string stage, DecodeSpeed speed) =>
        table.AddRow(stage, $"{speed.RecordsPerSecond:n0}", $"{speed.BytesPerSecond / 1e6:n0}", $"{speed.RatioToScan:n2}", $"{speed.AllocatedBytesPerRecord:n1}");
}
