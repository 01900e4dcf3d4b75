namespace AIOps.Detect.Forecasting.Seasonal;

/// <summary>
/// Forecasts a series with a season, one value at a time. One forecaster per lead: simple experts and a robust regression on the past, mixed by how well each did lately,
/// and an interval from the errors of the mix. Every error is one that was really made: nothing is judged on what it was fitted to.
/// </summary>
public sealed class SeasonalForecaster
{
    private readonly LagFeatures _past;
    private readonly LeadForecaster[] _leads;
    private readonly List<bool> _isReal = [];
    private double _least = double.PositiveInfinity;

    /// <summary>Begins a series.</summary>
    /// <param name="season">Steps of a season (288 for a day of five-minute values); at least 2.</param>
    /// <param name="horizon">Steps to look ahead; at least 1.</param>
    public SeasonalForecaster(int season, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        _past = new LagFeatures(season);
        _leads = [.. Enumerable.Range(1, horizon).Select(lead => new LeadForecaster(_past, lead, season))];
    }

    /// <summary>Values so far, missing ones counted.</summary>
    public int Length => _past.Length;

    /// <summary>Appends the value of the next step; NaN when it is missing (what was forecast stands in for it, and nothing is learnt from it).</summary>
    public void Add(double value)
    {
        var isReal = double.IsFinite(value);
        if (!isReal)
        {
            value = _past.Length == 0 ? 0 : _leads[0].Predict(_past.Length - 1);
        }

        _least = Math.Min(_least, value);
        _past.Add(value);
        _isReal.Add(isReal);
        var now = _past.Length - 1;
        foreach (var lead in _leads)
        {
            var origin = now - lead.Lead;
            if (origin >= 0 && isReal && _isReal[origin])
            {
                lead.Learn(origin, value);
            }
        }
    }

    /// <summary>What is expected at the next steps, first step first; empty before the first value.</summary>
    public IReadOnlyList<ForecastPoint> Forecast() => _past.Length == 0 ? [] : [.. _leads.Select(lead => Possible(lead.Forecast(_past.Length - 1)))];

    /// <summary>A series that was never negative is a count or a share: neither is what is expected of it.</summary>
    private ForecastPoint Possible(ForecastPoint point) =>
        _least < 0 ? point : new ForecastPoint(Math.Max(0, point.Value), Math.Max(0, point.Lower), Math.Max(0, point.Upper));
}
