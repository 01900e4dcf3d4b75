using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;

namespace AIOps.Orchestrations.Drift;

/// <summary>Which series of the estate do something else than before: the newest day against up to seven days before it. Read at most every half hour.</summary>
public sealed class DriftReader(IResourceGraph topology, SeriesReader series, TimeProvider time)
{
    private const int MaxSeries = 400;
    private const int MaxItems = 50;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private static readonly TimeSpan Reference = TimeSpan.FromDays(7);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);
    private volatile DriftReport? _last;

    /// <summary>The newest report, for the figures; null before anybody asked.</summary>
    public DriftReport? Last => _last;

    /// <summary>The report.</summary>
    public async Task<DriftReport> ReadAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        return _last is { } last && now - last.At < Fresh ? last : _last = await MeasureAsync(now, cancellation);
    }

    private async Task<DriftReport> MeasureAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (seen, measured) = (0, 0);
        List<SeriesDrift> items = [];
        foreach (var node in (await topology.GetAsync(cancellation)).Nodes)
        {
            foreach (var id in await series.OfResourceAsync(node.ResourceId, cancellation))
            {
                if (seen++ >= MaxSeries)
                {
                    break;
                }

                var before = await series.PointsAsync(id.Key, now - Recent - Reference, now - Recent, cancellation);
                if (DriftMeasure.Of(before, await series.PointsAsync(id.Key, now - Recent, now, cancellation)) is { } reading)
                {
                    measured++;
                    items.Add(new SeriesDrift(id.Key, id.ResourceId, id.Metric, id.Dimensions, id.Unit, reading));
                }
            }
        }

        var drifted = items.Where(static item => item.Reading.Kind != DriftKind.None).OrderByDescending(static item => item.Reading.Kind == DriftKind.BandMisses)
            .ThenByDescending(static item => item.Reading.Index).ToList();
        return new DriftReport(now, seen, measured, drifted.Count, [.. drifted.Take(MaxItems)]);
    }
}

/// <summary>What has drifted.</summary>
/// <param name="At">When it was measured.</param>
/// <param name="Series">Series looked at, at most 400.</param>
/// <param name="Measured">Those with enough points on both sides.</param>
/// <param name="Drifted">Those that have drifted.</param>
/// <param name="Items">The worst of them, at most 50.</param>
public sealed record DriftReport(DateTimeOffset At, int Series, int Measured, int Drifted, IReadOnlyList<SeriesDrift> Items);

/// <summary>A series that has drifted.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ResourceId">Its resource.</param>
/// <param name="Metric">Its metric.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Reading">What was measured.</param>
public sealed record SeriesDrift(string Key, string ResourceId, string Metric, string Dimensions, string? Unit, DriftReading Reading);
