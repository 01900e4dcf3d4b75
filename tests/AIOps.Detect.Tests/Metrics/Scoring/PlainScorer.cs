using AIOps.Detect.Metrics.Scoring;

namespace AIOps.Detect.Tests.Metrics.Scoring;

/// <summary>
/// The scorer from its description: lists of everything, loops, no state that is brought up to date in place except the exponential means. Shapes come from the parts that have
/// twins of their own (<see cref="TwinTests"/>).
/// </summary>
internal sealed class PlainScorer
{
    private readonly PlainRange[] _ranges = [.. Enumerable.Range(0, ScoringState.Features).Select(static _ => new PlainRange())];
    private readonly int[] _blocks = new int[3];
    private readonly List<double> _values = [];
    private MovingShape _shape;
    private ShapeMemory _shapes;
    private HalfHours _day = HalfHours.Create();
    private double _size, _residualMean, _short, _spread, _lively, _slow, _seasonMean, _seasonError, _slowError;
    private double _evidence, _silence, _habit;

    public double Next(long ticks, double value)
    {
        var seen = _values.Count;
        var early = 1.0 / (seen + 1);
        if (seen == 0)
        {
            (_residualMean, _short, _slow, _size) = (value, value, value, Math.Abs(value));
            _shape = MovingShape.At(value);
            foreach (var feature in new[] { Feature.Value, Feature.RecentValue, Feature.Level, Feature.RecentLevel })
            {
                _ranges[(int)feature] = new PlainRange(value);
            }
        }

        var before = seen == 0 ? value : _values[^1];
        _values.Add(value);
        _size = Mixed(_size, Math.Abs(value), Math.Max(early, ScoringTuning.SizeGain));
        var floor = (float)((ScoringTuning.Floor * _size) + 1e-12);
        var height = _ranges[(int)Feature.Value].Height + floor;
        var features = Features(ticks, value, before, early, height);
        var surprise = Surprise(features, floor, seen);
        return seen < ScoringTuning.Warmup ? 0 : Gate(surprise, Math.Min(seen + 1, int.MaxValue - 1));
    }

    private double[] Features(long ticks, double value, double before, double early, double height)
    {
        var residual = value - _residualMean;
        _residualMean = Mixed(_residualMean, value, Math.Max(early, ScoringTuning.ResidualGain));
        _short = Mixed(_short, value, Math.Max(early, ScoringTuning.LevelGain));
        _spread = Mixed(_spread, Math.Abs(value - before), Math.Max(early, ScoringTuning.SpreadGain));
        _lively = Mixed(_lively, value == before ? 0 : 1, Math.Max(early, ScoringTuning.SizeGain));
        var equal = 0;
        while (equal + 1 < _values.Count && _values[^(equal + 2)] == value)
        {
            equal++;
        }

        // The first value follows nothing, which counts as an equal one.
        equal += equal == _values.Count - 1 ? 1 : 0;
        var season = Season(ticks, value);
        _slow = Mixed(_slow, value, Math.Max(early, ScoringTuning.SlowGain));
        var coded = _shape.Next(value, (float)height, early, ScoringTuning.ShapeSoftness, ScoringTuning.ShapeForget);
        var features = new double[ScoringState.Features];
        (features[(int)Feature.Value], features[(int)Feature.RecentValue]) = (value, value);
        (features[(int)Feature.Level], features[(int)Feature.RecentLevel]) = (_short, _short);
        (features[(int)Feature.Residual], features[(int)Feature.Spread], features[(int)Feature.Run]) = (residual, _spread, Math.Log(1 + equal));
        features[(int)Feature.Season] = season;
        features[(int)Feature.Shape] = _shapes.Match(coded, _values.Count - 1, ScoringTuning.Vigilance, ScoringTuning.BoxGrowth);
        return features;
    }

    private double Season(long ticks, double value)
    {
        _day.Learn(ticks, value);
        if (!_day.IsKnown)
        {
            return 0;
        }

        var deviation = value - _day.Usual;
        _seasonError = Mixed(_seasonError, deviation * deviation, ScoringTuning.TrustGain);
        _slowError = Mixed(_slowError, Math.Pow(value - _slow, 2), ScoringTuning.TrustGain);
        _seasonMean = Mixed(_seasonMean, deviation, ScoringTuning.SeasonGain);
        return _slowError > 0 ? _seasonMean * Math.Clamp(1 - (_seasonError / _slowError), 0, 1) : 0;
    }

    private double Surprise(double[] features, double floor, int seen)
    {
        int[] lengths = [Math.Max(ScoringTuning.LongBlock, (int)Math.Min(ScoringTuning.LongestBlock, ScoringTuning.LongBlockShare * seen)), ScoringTuning.ShortBlock, ScoringTuning.ShapeBlock];
        var turns = new bool[3];
        for (var block = 0; block < 3; block++)
        {
            _blocks[block] = _blocks[block] + 1 >= lengths[block] ? 0 : _blocks[block] + 1;
            turns[block] = _blocks[block] == 0;
        }

        var doubt = 1.0;
        for (var i = 0; i < features.Length; i++)
        {
            var feature = (Feature)i;
            var slack = feature is Feature.Value or Feature.RecentValue ? ScoringTuning.RecordSlack * _spread : 0;
            var excess = _ranges[i].Excess(features[i], slack, feature == Feature.Shape ? ScoringTuning.ShapeFloor : feature == Feature.Run ? 1 : floor);
            doubt *= 1 - ((feature == Feature.Run ? _lively : 1) * ScoringTuning.Weights[i] * excess / (excess + ScoringTuning.Halves[i]));
            var block = feature == Feature.Shape ? 2 : feature is Feature.RecentValue or Feature.RecentLevel ? 1 : 0;
            _ranges[i].Learn(features[i], seen < ScoringTuning.Warmup ? 1 : ScoringTuning.Shares[i], turns[block]);
        }

        return 1 - doubt;
    }

    private double Gate(double surprise, int seen)
    {
        (_silence, _habit) = (_silence * ScoringTuning.SilenceKept, _habit * ScoringTuning.HabitKept);
        _evidence = 1 - ((1 - surprise) * (1 - (ScoringTuning.EvidenceKept * _evidence)));
        var bar = (1 + (ScoringTuning.HabitWeight * _habit)) * (1 + (ScoringTuning.AgeWeight * Math.Log2(Math.Max(1.0, seen / (double)ScoringTuning.YoungSamples))));
        var score = _evidence / bar;
        if (surprise <= 0 || score <= ScoringTuning.Escalation * _silence)
        {
            return 0;
        }

        _habit += Math.Max(0, score - _silence);
        _silence = Math.Max(_silence, score);
        return score;
    }

    private static double Mixed(double mean, double value, double gain) => mean + (gain * (value - mean));

    /// <summary>Lowest and highest of the present and the last block, each moved towards a record by a share, and slowly shrinking.</summary>
    private sealed class PlainRange(double start = 0)
    {
        private (double Low, double High) _held = (start, start), _block = (start, start);

        public double Height => _held.High - _held.Low;

        public double Excess(double value, double slack, double floor) => Math.Max(0, Math.Max(value - _held.High, _held.Low - value) - slack) / (Height + floor);

        public void Learn(double value, double share, bool turn)
        {
            (_held, _block) = turn ? (_block, (value, value)) : (_held, _block);
            var shrink = 0.5 * ScoringTuning.Forget * Height;
            _held = Towards((_held.Low + shrink, _held.High - shrink), value, share);
            _block = Towards(_block, value, share);
        }

        private static (double Low, double High) Towards((double Low, double High) range, double value, double share) =>
            (range.Low + (share * Math.Min(0, value - range.Low)), range.High + (share * Math.Max(0, value - range.High)));
    }
}
