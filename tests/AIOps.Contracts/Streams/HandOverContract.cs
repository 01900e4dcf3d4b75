using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;
using AIOps.Storage;

namespace AIOps.Contracts.Streams;

/// <summary>
/// A partition that moves between hosts, batches that come again, two hosts on one partition at once, a store that fails: what is stored and what is delivered is
/// what one calm host would have stored and delivered.
/// </summary>
[Trait("Category", "Contract")]
public abstract class HandOverContract
{
    private const int Hosts = 3;
    private const int Series = 4;
    private const int Minutes = 900;
    private const int Step = 30;
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly (string, string) EveryMetric = ("AIOps:Streams:OneAnomalyPerCause", "false");

    /// <summary>A store with nothing in it.</summary>
    protected abstract IDocumentStore NewStore();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Nothing_is_scored_twice_and_no_anomaly_is_lost(int seed)
    {
        var batches = Batches();
        var calm = NewStore();
        var expected = new NotedAnomalies();
        await using (var host = new DetectHost(calm, expected, EveryMetric))
        {
            foreach (var batch in batches)
            {
                await host.HandleAsync(batch);
            }
        }

        var random = new Random(seed);
        var stormy = NewStore();
        var noted = new NotedAnomalies();
        await StormAsync(batches, new FlakyStore(stormy, new Random(seed + 100)) { FailureShare = 0.1 }, noted, random);

        Assert.NotEmpty(expected.Deliveries);
        Assert.Equal(expected.Deliveries.Keys.Order(), noted.Deliveries.Keys.Order());
        for (var series = 0; series < Series; series++)
        {
            Assert.Equal(await PointsAsync(calm, series), await PointsAsync(stormy, series));
        }
    }

    private static async Task StormAsync(List<SignalBatch> batches, IDocumentStore store, NotedAnomalies noted, Random random)
    {
        var hosts = Enumerable.Range(0, Hosts).Select(_ => new DetectHost(store, noted, EveryMetric)).ToList();
        var owner = 0;
        for (var next = 0; next < batches.Count; next++)
        {
            owner = random.NextDouble() < 0.3 ? random.Next(Hosts) : owner;
            if (random.NextDouble() < 0.2)
            {
                // The old owner does not know yet that it lost the partition.
                await Task.WhenAll(Enumerable.Range(0, Hosts).Select(host => UntilDoneAsync(hosts[host], batches[next])));
            }

            if (random.NextDouble() < 0.1)
            {
                await hosts[owner].DisposeAsync();
                hosts[owner] = new DetectHost(store, noted, EveryMetric);
            }

            await UntilDoneAsync(hosts[owner], batches[next]);
            if (random.NextDouble() < 0.2)
            {
                // The checkpoint was not written: everything since it comes again.
                next = Math.Max(-1, next - 1 - random.Next(3));
            }
        }

        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    private static async Task UntilDoneAsync(DetectHost host, SignalBatch batch)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await host.HandleAsync(batch);
                return;
            }
            catch (Exception error) when (error is IOException or StorageConflictException && attempt < 200)
            {
                // The host brings the batch again, as the bus does.
            }
        }
    }

    private static async Task<List<(DateTimeOffset, double, double)>> PointsAsync(IDocumentStore store, int series)
    {
        var points = await new SeriesReader(store).PointsAsync(IdOf(series).Key, Start, Start.AddMinutes(Minutes));
        return [.. points.Select(point => (point.Time, point.Value, point.Score))];
    }

    private static List<SignalBatch> Batches()
    {
        List<SignalBatch> batches = [];
        for (var from = 0; from < Minutes; from += Step)
        {
            var writer = new SignalBatchWriter();
            for (var minute = from; minute < from + Step; minute++)
            {
                for (var series = 0; series < Series; series++)
                {
                    var value = ValueAt(series, minute);
                    writer.OnMetric(new MetricSample(IdOf(series), Start.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60));
                }
            }

            batches.Add(new SignalBatch(0, from, [.. writer.TakeMessages().Select(static message => message.Body)]));
        }

        return batches;
    }

    private static SeriesId IdOf(int series) => new($"/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-{series}", "Percentage CPU");

    // Around 30 % with some noise; each series runs away twice, at times of its own.
    private static double ValueAt(int series, int minute) =>
        (minute + (series * 37)) % 400 >= 360 ? 96 : 30 + (3 * Math.Sin((minute + series) * 0.7)) + (((minute * 7919) + series) % 13 * 0.2);
}
