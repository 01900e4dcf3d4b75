using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace AIOps.Benchmarks.Latency;

/// <summary>Teaches the host what is normal, then sends load and lets a machine fail every second.</summary>
internal sealed class LatencyRun(Uri address, int rate, int seconds) : IDisposable
{
    private const int LearningMinutes = 240;
    private const int RecordsPerBody = 200;

    /// <summary>First number of a machine of the load: probes have the smaller ones.</summary>
    private const int FirstLoad = 100_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly HttpClient _http = new() { BaseAddress = address };
    private readonly ConcurrentDictionary<string, long> _accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _latencies = new(StringComparer.Ordinal);
    private long _sent;

    public async Task<LatencyResult> RunAsync(CancellationToken cancellation)
    {
        var probes = seconds;
        var start = DateTimeOffset.UtcNow.AddMinutes(-LearningMinutes - 5);
        for (var minute = 0; minute < LearningMinutes; minute++)
        {
            await SendAsync(Telemetry.Body(Enumerable.Range(0, probes).Select(one => (Telemetry.Machine(one), start.AddMinutes(minute), Telemetry.Healthy(one, minute)))), cancellation);
        }

        await CaughtUpAsync((long)probes * LearningMinutes, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = WatchAsync(probes, stop.Token);
        var watch = Stopwatch.StartNew();
        var load = LoadAsync(stop.Token);
        for (var probe = 0; probe < probes; probe++)
        {
            await FailAsync(probe, start.AddMinutes(LearningMinutes), cancellation);
            var next = TimeSpan.FromSeconds(probe + 1) - watch.Elapsed;
            await Task.Delay(next > TimeSpan.Zero ? next : TimeSpan.Zero, cancellation);
        }

        var sent = Interlocked.Read(ref _sent) / watch.Elapsed.TotalSeconds;
        await Task.WhenAny(watching, Task.Delay(LongestWait, cancellation));
        await stop.CancelAsync();
        await load;
        await watching;
        var sorted = _latencies.Values.Order().ToList();
        return new LatencyResult(Math.Round(sent), Math.Round(watch.Elapsed.TotalSeconds), probes, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99), probes - sorted.Count);
    }

    public void Dispose() => _http.Dispose();

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 1);

    /// <summary>Three samples at full load: the condition (2 of 3) holds with the last of them.</summary>
    private async Task FailAsync(int probe, DateTimeOffset from, CancellationToken cancellation)
    {
        var machine = Telemetry.Machine(probe);
        await SendAsync(Telemetry.Body(Enumerable.Range(0, 3).Select(minute => (machine, from.AddMinutes(minute), 99.0))), cancellation);
        _accepted[machine.ToLowerInvariant()] = Stopwatch.GetTimestamp();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        // A series reports every ten seconds: each record is new, and as many series as that takes are at work.
        var series = Math.Max(RecordsPerBody, rate * 10);
        var watch = Stopwatch.StartNew();
        var began = DateTimeOffset.UtcNow.AddMinutes(-30);
        try
        {
            for (long next = 0; rate > 0;)
            {
                var records = Enumerable.Range(0, RecordsPerBody).Select(i => next + i).Select(number =>
                    (Telemetry.Machine((int)(FirstLoad + (number % series))), began.AddSeconds(10 * (number / series)), Telemetry.Healthy((int)(number % series), (int)(number / series))));
                await SendAsync(Telemetry.Body(records), stop);
                next += RecordsPerBody;
                Interlocked.Add(ref _sent, RecordsPerBody);
                var wait = TimeSpan.FromSeconds((double)next / rate) - watch.Elapsed;
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }

    private async Task WatchAsync(int probes, CancellationToken stop)
    {
        try
        {
            while (_latencies.Count < probes)
            {
                for (string? cursor = ""; cursor is not null;)
                {
                    var page = JsonNode.Parse(await _http.GetStringAsync($"/api/incidents{(cursor.Length == 0 ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", stop))!;
                    var items = page["items"]!.AsArray();
                    Note(items);

                    // Newest first: older pages hold nothing new once every machine of a page is known.
                    cursor = items.Count > 0 && _latencies.Count < _accepted.Count ? page["cursor"]?.GetValue<string>() : null;
                }

                await Task.Delay(Poll, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is missing now is lost.
        }
    }

    private void Note(JsonArray items)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var resource in items.SelectMany(item => item!["resources"]!.AsArray()).Select(item => item!.GetValue<string>()))
        {
            if (_accepted.TryGetValue(resource, out var accepted))
            {
                _latencies.TryAdd(resource, Stopwatch.GetElapsedTime(accepted, now).TotalMilliseconds);
            }
        }
    }

    /// <summary>Waits until what was taught has been scored: the newest machine's series has its last minute.</summary>
    private async Task CaughtUpAsync(long signals, CancellationToken cancellation)
    {
        while ((await StatsAsync(cancellation))["signals"]!.GetValue<long>() < signals)
        {
            await Task.Delay(200, cancellation);
        }

        var last = Uri.EscapeDataString(Telemetry.Machine(seconds - 1).ToLowerInvariant());
        while (true)
        {
            using var answer = await _http.GetAsync($"/api/series?resourceId={last}&metric=Percentage%20CPU", cancellation);
            if (answer.IsSuccessStatusCode && JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!["points"]!.AsArray().Count >= LearningMinutes - 1)
            {
                return;
            }

            await Task.Delay(200, cancellation);
        }
    }

    private async Task<JsonNode> StatsAsync(CancellationToken cancellation) => JsonNode.Parse(await _http.GetStringAsync("/api/stats", cancellation))!;

    private async Task SendAsync(byte[] body, CancellationToken cancellation)
    {
        while (true)
        {
            using var answer = await _http.PostAsync("/api/telemetry", new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }, cancellation);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                answer.EnsureSuccessStatusCode();
                return;
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancellation);
        }
    }
}
