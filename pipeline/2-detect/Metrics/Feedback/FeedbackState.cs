using System.Globalization;
using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics.Feedback;

/// <summary>The last verdicts of people on anomalies of one series; together they move its band. Taking one back moves it back exactly.</summary>
internal struct FeedbackState
{
    /// <summary>Verdicts kept; the oldest makes room.</summary>
    public const int Capacity = 5;

    private Verdicts _verdicts;

    /// <summary>How far the upper end of the band is moved outwards, in the unit of the metric; may be negative.</summary>
    public readonly double UpperShift => Sum(AnomalyDirection.Up);

    /// <summary>How far the lower end of the band is moved outwards, in the unit of the metric; may be negative.</summary>
    public readonly double LowerShift => Sum(AnomalyDirection.Down);

    /// <summary>Verdicts kept at present.</summary>
    public readonly int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < Capacity; i++)
            {
                count += _verdicts[i].Key != 0 ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Takes in a verdict; a second one on the same anomaly replaces the first.</summary>
    public void Add(string anomalyId, AnomalyDirection side, float shift)
    {
        Remove(anomalyId);
        for (var i = Capacity - 1; i > 0; i--)
        {
            _verdicts[i] = _verdicts[i - 1];
        }

        _verdicts[0] = new Verdict { Key = KeyOf(anomalyId), Shift = shift, Side = (int)side };
    }

    /// <summary>Takes a verdict back.</summary>
    /// <returns>False when there is none on that anomaly.</returns>
    public bool Remove(string anomalyId)
    {
        var key = KeyOf(anomalyId);
        for (var i = 0; i < Capacity; i++)
        {
            if (_verdicts[i].Key == key)
            {
                for (var j = i; j < Capacity - 1; j++)
                {
                    _verdicts[j] = _verdicts[j + 1];
                }

                _verdicts[Capacity - 1] = default;
                return true;
            }
        }

        return false;
    }

    private readonly double Sum(AnomalyDirection side)
    {
        var sum = 0.0;
        for (var i = 0; i < Capacity; i++)
        {
            sum += _verdicts[i].Key != 0 && _verdicts[i].Side == (int)side ? _verdicts[i].Shift : 0;
        }

        return sum;
    }

    // The first eight digits of an id are as good as random; 0 marks an empty place.
    private static uint KeyOf(string anomalyId) =>
        anomalyId.Length >= 8 && uint.TryParse(anomalyId.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key) ? Math.Max(1, key) : 1;

    private struct Verdict
    {
        public uint Key;
        public float Shift;
        public int Side;
    }

    [InlineArray(Capacity)]
    private struct Verdicts
    {
        private Verdict _first;
    }
}
