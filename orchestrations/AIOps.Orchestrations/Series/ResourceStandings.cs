using AIOps.Detect.Metrics.Resources;

namespace AIOps.Orchestrations.Series;

/// <summary>Looks at the series of one resource together, from their stored points: any host can answer.</summary>
public sealed class ResourceStandings(SeriesReader series)
{
    private const int MostSeries = 50;

    /// <summary>A series that has not reported for so long no longer counts.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>How a resource stands at an event time.</summary>
    /// <returns>The standing, and how many series it is made of.</returns>
    public async Task<(ResourceStanding Standing, int Series)> AtAsync(string resourceId, DateTimeOffset at, CancellationToken cancellation)
    {
        List<SeriesPosition> positions = [];
        foreach (var id in (await series.OfResourceAsync(resourceId, cancellation)).Take(MostSeries))
        {
            var points = await series.PointsAsync(id.Key, at - Fresh, at, cancellation);
            if (points.Count > 0)
            {
                var newest = points[^1];
                positions.Add(new SeriesPosition(id, newest.Value, newest.Expected, newest.Lower, newest.Upper));
            }
        }

        return (ResourceView.Of(positions), positions.Count);
    }
}
