using System.Text.Json;

namespace AIOps.Benchmarks.Throughput;

/// <summary>The yardstick: a bare <see cref="Utf8JsonReader"/> that reads every token and does nothing with it.</summary>
internal static class ScanStage
{
    public static long Run(Corpus corpus)
    {
        long tokens = 0;
        foreach (var body in corpus.Bodies)
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read()) tokens++;
        }

        return tokens;
    }
}
