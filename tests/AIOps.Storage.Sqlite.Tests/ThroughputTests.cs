using System.Diagnostics;
using Xunit.Abstractions;

namespace AIOps.Storage.Sqlite.Tests;

[Trait("Category", "Slo")]
public sealed class ThroughputTests(ITestOutputHelper output) : IDisposable
{
    private const int Rows = 20_000;
    private readonly TemporaryStore temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Twenty_thousand_states_of_series_are_written_in_far_less_than_a_minute()
    {
        byte[] state = new byte[2_000];
        double first = await WriteAsync(state), second = await WriteAsync(state);
        long started = Stopwatch.GetTimestamp();
        int read = 0;
        for (int partition = 0; partition < 16; partition++)
        {
            await foreach (Document _ in temporary.Store.QueryAsync("states", $"p{partition}", RowRange.All)) read++;
        }
        double reading = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine($"{Rows} rows of 2 kB: inserted in {first:F2} s, replaced in {second:F2} s, read in {reading:F2} s");
        Assert.Equal(Rows, read);
        Assert.True(first + second < 30, $"{first:F1} s and {second:F1} s");
    }

    private async Task<double> WriteAsync(byte[] state)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Rows; i += 100)
        {
            Dictionary<string, object> properties = new() { ["state"] = state, ["at"] = DateTimeOffset.UnixEpoch };
            string partition = $"p{i / 100 % 16}";
            DocumentWrite[] batch = [.. Enumerable.Range(i, 100).Select(n => new DocumentWrite(WriteKind.Upsert, partition, $"series-{n:D6}", properties))];
            await temporary.Store.BatchAsync("states", batch);
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
