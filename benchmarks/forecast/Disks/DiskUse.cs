namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>The use of one disk, step by step. In three disks of ten something begins to leak one day, whatever the kind.</summary>
internal sealed class DiskUse
{
    private const double StepsPerDay = DiskGenerator.StepsPerDay;
    private readonly DiskKind _kind;
    private readonly Dice _dice;
    private readonly double _base;
    private readonly double _leakAt;
    private readonly double _leakRate;
    private readonly double _turnAt;
    private readonly double _turn;
    private readonly double _amplitude;
    private readonly double _phase;
    private readonly double _burstGap;
    private readonly double _burstSize;
    private readonly double _burstSteps;
    private readonly double _period;
    private readonly double _cleanAt;
    private readonly double _left;
    private readonly double _failsAt;
    private double _level;
    private double _rate;
    private double _burst;
    private int _burstUntil;
    private double _nextBurst;
    private double _nextClean;
    private double _until;
    private double _low;
    private bool _leakMended;

    public DiskUse(DiskKind kind, Dice dice)
    {
        _kind = kind;
        _dice = dice;
        _base = dice.Between(15, 60);
        _level = _low = _base;
        _leakAt = dice.Chance(0.3) ? dice.Between(4, 28) * StepsPerDay : double.MaxValue;
        _leakRate = 100 / (dice.Spread(12, 96) / 24 * StepsPerDay);
        _turnAt = kind == DiskKind.Linear && dice.Chance(0.4) ? dice.Between(4, 26) * StepsPerDay : double.MaxValue;
        _turn = dice.Spread(0.2, 5);
        _amplitude = dice.Between(2, 12);
        _phase = dice.Between(0, 1);
        _burstGap = StepsPerDay / dice.Spread(0.5, 6);
        _burstSize = dice.Spread(0.3, 4);
        _burstSteps = dice.Spread(1, 12);
        _period = dice.Between(6, 48) / 24 * StepsPerDay;
        _cleanAt = dice.Chance(0.5) ? dice.Between(70, 90) : double.MaxValue;
        _left = dice.Chance(0.3) ? dice.Between(0.2, 1.5) : 0;
        _failsAt = dice.Chance(0.3) ? dice.Between(6, 28) * StepsPerDay : double.MaxValue;
        _rate = kind switch
        {
            DiskKind.Linear => dice.Spread(0.2, 12),
            DiskKind.Bursty => dice.Between(0, 0.5),
            DiskKind.Sawtooth => dice.Spread(4, 40),
            DiskKind.Resets => dice.Spread(1, 15),
            _ => dice.Between(0, 3),
        } / StepsPerDay;
        _nextBurst = dice.Exponential(_burstGap);
        _nextClean = kind == DiskKind.Resets ? dice.Exponential(dice.Spread(1, 10) * StepsPerDay) : _period;
    }

    /// <summary>Full, and nobody has made room yet.</summary>
    public bool IsFull => _until > 0;

    /// <summary>True when the last step was a reset that no rule foretells.</summary>
    public bool WasReset { get; private set; }

    /// <summary>The next level, without noise.</summary>
    public double Next(int step)
    {
        if (IsFull)
        {
            return Full(step);
        }

        _level += Growth(step);
        CleanUp(step);
        var shown = _level + (_kind == DiskKind.Cycles ? _amplitude * Math.Sin(2 * Math.PI * ((step / StepsPerDay) + _phase)) : 0);
        if (shown >= 100)
        {
            _until = step + (_dice.Between(2, 8) / 24 * StepsPerDay);
            return 100;
        }

        return shown;
    }

    private double Full(int step)
    {
        if (step < _until)
        {
            return 100;
        }

        _until = 0;
        _leakMended |= step >= _leakAt;
        _level = _low = _dice.Between(20, 55);
        _nextClean = step + _period;
        return _level;
    }

    private double Growth(int step)
    {
        if (step >= _turnAt && _turnAt > 0 && step - 1 < _turnAt)
        {
            _rate *= _turn;
        }

        var growth = _rate;
        if (_kind == DiskKind.Bursty)
        {
            if (step >= _nextBurst)
            {
                _burst = _dice.Exponential(_burstSize) / _burstSteps;
                _burstUntil = step + (int)Math.Max(1, _burstSteps);
                _nextBurst = step + _dice.Exponential(_burstGap);
            }

            growth += step < _burstUntil ? _burst : 0;
        }

        return growth + (step >= _leakAt && !_leakMended ? _leakRate : 0);
    }

    private void CleanUp(int step)
    {
        WasReset = _kind == DiskKind.Resets && step >= _nextClean;
        if (WasReset)
        {
            _level = _base;
            _nextClean = step + _dice.Exponential(4 * StepsPerDay);
        }

        if (_kind != DiskKind.Sawtooth || step >= _failsAt)
        {
            return;
        }

        var isDue = _cleanAt < 100 ? _level >= _cleanAt + _dice.Normal() : step >= _nextClean;
        if (isDue)
        {
            // What leaks is no rubbish: a clean-up does not take it away.
            _low += _left + (step >= _leakAt && !_leakMended ? _leakRate * (step - Math.Max(_leakAt, _nextClean - _period)) : 0);
            _level = Math.Min(_level, _low);
            _nextClean = step + _period;
        }
    }
}
