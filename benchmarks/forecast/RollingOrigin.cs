using AIOps.Detect.Forecasting;
using AIOps.Detect.Forecasting.Seasonal;

namespace AIOps.Benchmarks.Forecast;

/// <summary>Forecasts the last 30 % of a series, every horizon's length anew, from all that came before.</summary>
internal static class RollingOrigin
{
    private const double Warmup = 0.7;

    /// <summary>The product first, then the baselines.</summary>
    public static IReadOnlyList<MethodResult> Run(double[] values, int horizon, int season)
    {
        var start = (int)(values.Length * Warmup);
        if (start < season + horizon)
        {
            throw new ArgumentException($"The series has {values.Length} steps; with --season {season} and --horizon {horizon} at least {(int)Math.Ceiling((season + horizon) / Warmup)} are needed.");
        }

        var scale = Scale(values, start, season);
        var methods = new (string Key, string Name, Func<IForecastMethod> Make)[]
        {
            ("ours", "ours", () => new ProductMethod(season, horizon)),
            ("naive", "naive", () => new SimpleMethod(season, horizon, 0, 1)),
            ("seasonalNaive", "seasonal naive", () => new SimpleMethod(season, horizon, 1, 0)),
            ("dampedDelta", "naive + half the season's delta", () => new SimpleMethod(season, horizon, 0.5, 1)),
        };
        return [.. methods.Select(method => Score(method.Key, method.Name, method.Make(), values, start, horizon, scale))];
    }

    private static MethodResult Score(string key, string name, IForecastMethod method, double[] values, int start, int horizon, double scale)
    {
        double smape = 0, miss = 0;
        int count = 0, inside = 0, origins = 0;
        for (var now = 0; now < values.Length; now++)
        {
            method.Add(values[now]);
            if (now < start - 1 || (now - start + 1) % horizon != 0 || now + horizon >= values.Length)
            {
                continue;
            }

            origins++;
            var ahead = method.Forecast();
            for (var lead = 1; lead <= horizon; lead++)
            {
                var came = values[now + lead];
                if (!double.IsFinite(came))
                {
                    continue;
                }

                var point = ahead[lead - 1];
                var error = Math.Abs(came - point.Value);
                smape += error == 0 ? 0 : 200 * error / (Math.Abs(came) + Math.Abs(point.Value));
                miss += error;
                inside += came >= point.Lower && came <= point.Upper ? 1 : 0;
                count++;
            }
        }

        return new MethodResult(key, name, origins, new ForecastScores(smape / count, miss / count / scale, (double)inside / count));
    }

    private static double Scale(double[] values, int start, int season)
    {
        var misses = Enumerable.Range(season, start - season).Select(at => Math.Abs(values[at] - values[at - season])).Where(double.IsFinite).ToList();
        return misses.Count == 0 ? 1 : Math.Max(misses.Average(), 1e-12);
    }
}

/// <summary>A method that takes values one by one and forecasts on demand.</summary>
internal interface IForecastMethod
{
    /// <summary>Takes the next value; NaN when it is missing.</summary>
    void Add(double value);

    /// <summary>The next steps.</summary>
    IReadOnlyList<ForecastPoint> Forecast();
}

/// <summary>The product.</summary>
internal sealed class ProductMethod(int season, int horizon) : IForecastMethod
{
    private readonly SeasonalForecaster _forecaster = new(season, horizon);

    public void Add(double value) => _forecaster.Add(value);

    public IReadOnlyList<ForecastPoint> Forecast() => _forecaster.Forecast();
}
