namespace AIOps.Detect.Forecasting.Seasonal;

/// <summary>Forecasts one lead: experts, their mix, and the interval around it.</summary>
internal sealed class LeadForecaster
{
    private const int Experts = 5;
    private readonly LagFeatures _past;
    private readonly RobustRegression _regression;
    private readonly IntervalTracker _interval = new();
    private readonly double[] _errors = new double[Experts];
    private readonly double[] _row = new double[LagFeatures.Count];
    private readonly double[] _answers = new double[Experts];
    private readonly double _forget;
    private readonly int _solveEvery;
    private int _learnt;

    public LeadForecaster(LagFeatures past, int lead, int season)
    {
        _past = past;
        Lead = lead;
        _regression = new RobustRegression(LagFeatures.Prior, Math.Max(300, 21.0 * season));
        _forget = 1 / Math.Clamp(2.0 * season, 50, 600);
        _solveEvery = Math.Max(1, season / 24);
    }

    /// <summary>Steps ahead.</summary>
    public int Lead { get; }

    /// <summary>The mix of the experts at a time.</summary>
    public double Predict(int at)
    {
        var value = _past[at];
        if (!_past.IsKnown(at))
        {
            return value;
        }

        Ask(at);
        var sum = 0.0;
        var weights = 0.0;
        var best = double.MaxValue;
        foreach (var error in _errors)
        {
            best = Math.Min(best, error);
        }

        for (var i = 0; i < Experts; i++)
        {
            var ratio = best <= 0 ? (_errors[i] <= 0 ? 1 : 0) : best / _errors[i];
            var weight = Math.Pow(ratio, 8);
            weights += weight;
            sum += weight * _answers[i];
        }

        return value + (sum / weights);
    }

    /// <summary>The mix with its interval.</summary>
    public ForecastPoint Forecast(int at)
    {
        var value = Predict(at);
        return new ForecastPoint(value, value + _interval.Low, value + _interval.High);
    }

    /// <summary>Takes in what came <see cref="Lead"/> steps after a time.</summary>
    public void Learn(int at, double came)
    {
        _interval.Learn(came - Predict(at));
        if (!_past.IsKnown(at))
        {
            return;
        }

        var delta = came - _past[at];
        for (var i = 0; i < Experts; i++)
        {
            var error = Math.Abs(delta - _answers[i]);
            _errors[i] += Math.Max(_forget, 1.0 / (_learnt + 1)) * (error - _errors[i]);
        }

        _regression.Learn(_row, delta);
        if (++_learnt % _solveEvery == 0)
        {
            _regression.Solve();
        }
    }

    /// <summary>Asks every expert how far the value will move: not at all, as in the last season, half of that, to its usual level, and the regression.</summary>
    private void Ask(int at)
    {
        _past.Fill(at, Lead, _row);
        _answers[0] = 0;
        _answers[1] = _row[0] + _row[9];
        _answers[2] = 0.5 * _row[0];
        _answers[3] = _row[2] + (0.5 * _row[3]);
        _answers[4] = _regression.Predict(_row);
    }
}
