namespace AIOps.Detect.Forecasting.Seasonal;

/// <summary>
/// The 80 % interval around a forecast, from the errors that were made: each tail is moved until a tenth of the errors lies outside of it
/// (conformal quantile tracking, Angelopoulos, Candès and Tibshirani 2023). It holds its coverage without knowing how errors are distributed.
/// </summary>
internal sealed class IntervalTracker
{
    /// <summary>Share of the errors outside at each side: a little less than a tenth, because a track always lags behind a series that gets rougher.</summary>
    private const double Tail = 0.09;

    /// <summary>Errors that the first guess of the quantiles is taken from.</summary>
    private const int FirstErrors = 30;
    private readonly List<double> _first = new(FirstErrors);
    private double _scale;
    private double _low;
    private double _high;

    /// <summary>What to add to a forecast for its lower end; not positive.</summary>
    public double Low => Math.Min(0, Known ? _low : Guess(Tail));

    /// <summary>What to add to a forecast for its upper end; not negative.</summary>
    public double High => Math.Max(0, Known ? _high : Guess(1 - Tail));

    private bool Known => _first.Count >= FirstErrors;

    /// <summary>Takes in an error: what came less what was forecast.</summary>
    public void Learn(double error)
    {
        var size = Math.Abs(error);
        if (!Known)
        {
            _first.Add(error);
            _scale += size / FirstErrors;
            if (Known)
            {
                _first.Sort();
                (_low, _high) = (Quantile(Tail), Quantile(1 - Tail));
            }

            return;
        }

        _scale += 0.01 * (size - _scale);
        var step = 0.08 * _scale;
        _low -= step * ((error < _low ? 1 : 0) - Tail);
        _high += step * ((error > _high ? 1 : 0) - Tail);
    }

    private double Guess(double share)
    {
        if (_first.Count == 0)
        {
            return 0;
        }

        _first.Sort();
        return 1.3 * Quantile(share);
    }

    private double Quantile(double share) => _first[(int)Math.Round(share * (_first.Count - 1))];
}
