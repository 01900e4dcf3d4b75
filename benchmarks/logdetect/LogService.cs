using AIOps.Benchmarks.Forecast.Disks;
using AIOps.Ingest;

namespace AIOps.Benchmarks.LogDetect;

/// <summary>
/// A service that writes logs for five days: work that follows the day, operations of several steps, now and then a warning, a nightly job, single odd lines, a campaign, harmless
/// releases; and on one of the last two days, in nine streams of ten, one fault.
/// </summary>
internal sealed class LogService
{
    public const int Day = 1440;
    public const int Days = 5;
    private readonly Dice _dice;
    private readonly LogVocabulary _words;
    private readonly List<(string Text, LogLevel Level, double Rate)> _usual = [];
    private readonly List<(string[] Steps, double Rate)> _operations = [];
    private readonly string _rare;
    private readonly string _newError;
    private readonly string _nightly;
    private readonly string _nightlyWarning;
    private readonly int _nightlyAt;
    private readonly int _rareAt;
    private readonly int _campaignAt;
    private readonly string _serverError;
    private readonly double _quiet;
    private readonly int _firstWarning;
    private int _number;

    public LogService(int seed, int number)
    {
        _dice = new Dice(unchecked((ulong)((seed * 7_000_003L) + number)));
        _words = new LogVocabulary(_dice);
        var work = 6 + (int)(_dice.Next() * 10);
        for (var i = 0; i < work; i++) _usual.Add((_words.Work(), LogLevel.Information, _dice.Spread(0.05, 3)));
        (_firstWarning, Regular) = (work, _words.Work());
        for (var i = 0; i < 10; i++) _usual.Add((_words.Warning(), i < 7 ? LogLevel.Warning : LogLevel.Error, i < 7 ? _dice.Spread(0.05, 0.15) : _dice.Spread(0.002, 0.03)));
        for (var i = 0; i < 3; i++) _operations.Add(([.. Enumerable.Range(0, 3 + (int)(_dice.Next() * 4)).Select(_ => _words.Work())], _dice.Spread(0.4, 2)));
        (_rare, _newError, _nightly, _nightlyWarning, _serverError) = (_words.Warning(), _words.Warning(), _words.Work(), _words.Warning(), _words.Warning());
        (_nightlyAt, _rareAt) = ((int)(_dice.Next() * 300), (int)_dice.Between(120, 900));
        _quiet = _dice.Between(0.25, 0.8);
        var start = ((Days - 2) * Day) + (int)_dice.Between(60, Day + 900);
        var kind = number % 10 == 0 ? LogFaultKind.None : (LogFaultKind)(1 + (((number - 1) - ((number - 1) / 10)) % 10));
        Fault = new LogFault(kind, start, start + (int)_dice.Between(35, 90));
        _campaignAt = _dice.Chance(0.3) ? ((Days - 2) * Day) + (int)_dice.Between(0, 2400) : -1;
        Releases = [.. Enumerable.Range(0, 3).Select(_ => (int)_dice.Between(Day, Days * Day)).Where(at => Math.Abs(at - start) > 240).Order()];
        Deployments = kind is LogFaultKind.DeploymentNew or LogFaultKind.DeploymentGone ? [.. Releases.Append(start).Order()] : Releases;
        Renamed = [.. Releases.Select(_ => _words.Work())];
        Fresh = [.. Releases.Select(_ => _words.Work())];
    }

    public LogFault Fault { get; }

    /// <summary>Harmless ones: a line in other words, and a line more.</summary>
    public IReadOnlyList<int> Releases { get; }

    /// <summary>All deployments, in order.</summary>
    public IReadOnlyList<int> Deployments { get; }

    private string Regular { get; }

    private IReadOnlyList<string> Renamed { get; }

    private IReadOnlyList<string> Fresh { get; }

    /// <summary>The lines of a minute, in order.</summary>
    public List<GeneratedLine> Minute(int minute)
    {
        List<GeneratedLine> lines = [];
        var hour = minute % Day / 60.0;
        var load = (_quiet + ((1 - _quiet) * 0.5 * (1 - Math.Cos(2 * Math.PI * (hour - 3) / 24)))) * (_campaignAt >= 0 && minute >= _campaignAt && minute < _campaignAt + 60 ? 2.3 : 1);
        var fault = minute >= Fault.From && minute < Fault.Until ? Fault.Kind : LogFaultKind.None;
        load *= fault == LogFaultKind.ErrorShare ? 0.3 : 1;
        var release = Releases.Count(at => at <= minute);
        for (var i = 0; i < _usual.Count; i++)
        {
            var (text, level, rate) = _usual[i];
            // Each release words one of the first lines anew.
            if (i < release) text = Renamed[i];
            var factor = level == LogLevel.Information ? load : Factor(fault, i);
            Add(lines, minute, text, level, rate * factor);
        }

        for (var i = 0; i < release; i++) Add(lines, minute, Fresh[i], LogLevel.Information, 0.3 * load);
        if (fault is not (LogFaultKind.Stopped or LogFaultKind.DeploymentGone)) Add(lines, minute, Regular, LogLevel.Information, 3 * Math.Max(load, 0.6));
        Add(lines, minute, _serverError, LogLevel.Error, fault == LogFaultKind.ErrorShare ? 6 : 2.2 * load);
        Operations(lines, minute, load, fault);
        Extras(lines, minute, fault);
        lines.Sort(static (one, other) => one.Minute.CompareTo(other.Minute));
        return lines;
    }

    private double Factor(LogFaultKind fault, int at) => fault switch
    {
        LogFaultKind.Level => 5,
        LogFaultKind.Burst when at == _firstWarning => 60,
        _ => 1,
    };

    private void Extras(List<GeneratedLine> lines, int minute, LogFaultKind fault)
    {
        var today = minute % Day;
        if (today >= _nightlyAt && today < _nightlyAt + 12)
        {
            Add(lines, minute, _nightly, LogLevel.Information, 25);
            Add(lines, minute, _nightlyWarning, LogLevel.Warning, 4);
        }

        if (minute >= _rareAt && minute < _rareAt + 4) Add(lines, minute, _rare, LogLevel.Error, 1.5);
        // Somebody's odd request: once, in words that never come again.
        if (_dice.Chance(1.0 / 700)) Add(lines, minute, _words.Warning(), _dice.Chance(0.3) ? LogLevel.Error : LogLevel.Warning, 50, 1);
        if (fault == LogFaultKind.NewError) Add(lines, minute, _newError, LogLevel.Error, 0.8);
        if (fault == LogFaultKind.RareError) Add(lines, minute, _rare, LogLevel.Error, 0.5);
        if (fault == LogFaultKind.DeploymentNew) Add(lines, minute, _newError, LogLevel.Warning, 0.2);
    }

    private void Operations(List<GeneratedLine> lines, int minute, double load, LogFaultKind fault)
    {
        foreach (var (steps, rate) in _operations)
        {
            for (var count = Poisson(rate * load); count > 0; count--)
            {
                var (id, at) = ($"op-{_number++}", minute + _dice.Next());
                var order = Enumerable.Range(0, steps.Length).ToList();
                // One retry in ten, one overtaking in thirty: that is usual.
                if (_dice.Chance(0.1)) order.Insert(1, order[1]);
                if (_dice.Chance(0.03)) (order[1], order[2]) = (order[2], order[1]);
                if (fault == LogFaultKind.Order) order.Reverse();
                if (fault == LogFaultKind.Counts) order = [0, .. Enumerable.Repeat(1, 4 + (int)(_dice.Next() * 10))];
                for (var i = 0; i < order.Count; i++) lines.Add(new GeneratedLine(at + (i * 0.01), Filled(steps[order[i]]), LogLevel.Information, id));
            }
        }
    }

    private void Add(List<GeneratedLine> lines, int minute, string text, LogLevel level, double rate, int most = int.MaxValue)
    {
        for (var count = Math.Min(most, Poisson(rate)); count > 0; count--) lines.Add(new GeneratedLine(minute + _dice.Next(), Filled(text), level, ""));
    }

    private string Filled(string text) => string.Format(null, text, (int)_dice.Between(10_000, 99_999), (int)_dice.Between(1, 900));

    private int Poisson(double mean)
    {
        if (mean > 30) return (int)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * _dice.Normal())));
        var (limit, product, count) = (Math.Exp(-mean), _dice.Next(), 0);
        for (; product > limit; count++) product *= _dice.Next();
        return count;
    }
}
