using AIOps.Detect.Forecasting;

namespace AIOps.Benchmarks.Forecast;

/// <summary>Where the last season stood or went: a share of its delta on top of the last value, or its value itself. Intervals: the middle 80 % of the errors so far.</summary>
/// <param name="season">Steps of a season.</param>
/// <param name="horizon">Steps ahead.</param>
/// <param name="delta">Share of the last season's delta.</param>
/// <param name="level">1 to start from the last value, 0 to start from the value a season ago.</param>
internal sealed class SimpleMethod(int season, int horizon, double delta, double level) : IForecastMethod
{
    private readonly List<double> _values = [];
    private readonly List<double>[] _errors = [.. Enumerable.Range(0, horizon).Select(static _ => new List<double>())];

    public void Add(double value)
    {
        _values.Add(double.IsFinite(value) || _values.Count == 0 ? value : _values[^1]);
        var now = _values.Count - 1;
        for (var lead = 1; lead <= horizon && now - lead >= season; lead++)
        {
            _errors[lead - 1].Add(value - At(now - lead, lead));
        }
    }

    public IReadOnlyList<ForecastPoint> Forecast() =>
        [.. Enumerable.Range(1, horizon).Select(lead =>
        {
            var value = At(_values.Count - 1, lead);
            var errors = _errors[lead - 1].Where(double.IsFinite).Order().ToList();
            return errors.Count == 0 ? new ForecastPoint(value, value, value) : new ForecastPoint(value, value + errors[errors.Count / 10], value + errors[errors.Count * 9 / 10]);
        })];

    private double At(int now, int lead)
    {
        var then = now + lead - (season * (((lead - 1) / season) + 1));
        return (level * _values[now]) + ((1 - level) * _values[now - season]) + (delta * (_values[then] - _values[now - season]));
    }
}
