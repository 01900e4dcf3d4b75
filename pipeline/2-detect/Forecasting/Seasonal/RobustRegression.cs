namespace AIOps.Detect.Forecasting.Seasonal;

/// <summary>
/// Least absolute deviations, learnt one row at a time: every row is weighted by one over its residual at that time (iteratively re-weighted least squares, one pass).
/// A ridge towards given coefficients carries the first rows; old rows fade.
/// </summary>
internal sealed class RobustRegression
{
    /// <summary>Weight of the prior in rows: the ridge loses to data after a few dozen of them.</summary>
    private const double PriorRows = 20;
    private readonly double[] _prior;
    private readonly double[] _products;
    private readonly double[] _targets;
    private readonly double[] _coefficients;
    private readonly double[] _work;
    private readonly double _fading;
    private double _rows;
    private double _scale;

    public RobustRegression(double[] prior, double memoryRows)
    {
        var count = prior.Length;
        _prior = prior;
        _coefficients = [.. prior];
        _products = new double[count * count];
        _targets = new double[count];
        _work = new double[(count * count) + count];
        _fading = 1 - (1 / memoryRows);
    }

    /// <summary>Rows behind the coefficients, old ones counted less.</summary>
    public double Rows => _rows;

    /// <summary>The answer to a row.</summary>
    public double Predict(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += _coefficients[i] * row[i];
        }

        return sum;
    }

    /// <summary>Takes in a row with its true answer.</summary>
    public void Learn(ReadOnlySpan<double> row, double target)
    {
        var miss = Math.Abs(target - Predict(row));
        _scale = _rows < 1 ? miss : (_scale * 0.99) + (0.01 * miss);
        var weight = _scale <= 0 ? 1 : _scale / Math.Sqrt((miss * miss) + (0.1 * _scale * _scale));
        _rows = (_rows * _fading) + 1;
        for (var i = 0; i < row.Length; i++)
        {
            _targets[i] = (_targets[i] * _fading) + (weight * row[i] * target);
            var at = i * row.Length;
            for (var j = 0; j <= i; j++)
            {
                _products[at + j] = (_products[at + j] * _fading) + (weight * row[i] * row[j]);
            }
        }
    }

    /// <summary>Finds the coefficients anew (Cholesky).</summary>
    public void Solve()
    {
        var count = _prior.Length;
        var matrix = _work.AsSpan(0, count * count);
        var answer = _work.AsSpan(count * count, count);
        for (var i = 0; i < count; i++)
        {
            var ridge = (_products[(i * count) + i] * PriorRows / Math.Max(_rows, 1)) + 1e-12;
            answer[i] = _targets[i] + (ridge * _prior[i]);
            for (var j = 0; j <= i; j++)
            {
                matrix[(i * count) + j] = _products[(i * count) + j] + (i == j ? ridge : 0);
            }
        }

        if (Cholesky(matrix, answer, count))
        {
            answer.CopyTo(_coefficients);
        }
    }

    private static bool Cholesky(Span<double> matrix, Span<double> answer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * count) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * count) + k] * matrix[(j * count) + k];
                }

                if (i == j && !(sum > 0))
                {
                    return false;
                }

                matrix[(i * count) + j] = i == j ? Math.Sqrt(sum) : sum / matrix[(j * count) + j];
            }
        }

        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                answer[i] -= matrix[(i * count) + k] * answer[k];
            }

            answer[i] /= matrix[(i * count) + i];
        }

        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < count; k++)
            {
                answer[i] -= matrix[(k * count) + i] * answer[k];
            }

            answer[i] /= matrix[(i * count) + i];
        }

        return true;
    }
}
