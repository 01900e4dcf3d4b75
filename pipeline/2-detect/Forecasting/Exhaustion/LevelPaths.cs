namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>The levels that the members pass through: their median and middle 80 % at every step.</summary>
internal static class LevelPaths
{
    public static IReadOnlyList<ForecastPoint> Of(List<(int Start, double Weight)> members, Replay replay, int steps, bool up, double noise)
    {
        var paths = members.ConvertAll(member => (Levels: replay.PathFrom(member.Start, steps), member.Weight));
        return [.. Enumerable.Range(0, steps).Select(step =>
        {
            var levels = paths.ConvertAll(path => (path.Levels[step], path.Weight));
            levels.Sort(static (one, other) => one.Item1.CompareTo(other.Item1));
            var (low, middle, high) = (WeightedQuantile.Of(levels, 0.1) - noise, WeightedQuantile.Of(levels, 0.5), WeightedQuantile.Of(levels, 0.9) + noise);
            return up ? new ForecastPoint(middle, low, high) : new ForecastPoint(-middle, -high, -low);
        })];
    }
}
