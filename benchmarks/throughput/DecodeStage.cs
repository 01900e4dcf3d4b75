using AIOps.Ingest;

namespace AIOps.Benchmarks.Throughput;

/// <summary>Bodies to signals.</summary>
internal static class DecodeStage
{
    public static void Run(TelemetryDecoder decoder, Corpus corpus)
    {
        var sink = new CountingSink();
        foreach (var body in corpus.Bodies) decoder.Decode(body, corpus.Arrival, sink);
        if (sink.Signals != corpus.Records) throw new InvalidOperationException($"{corpus.Records} records became {sink.Signals} signals.");
    }
}
