using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>What happens when time passes: windows close, rates are compared and learnt, anomalies clear.</summary>
public sealed partial class LogMonitor
{
    /// <summary>Windows that are closed one by one after a silence; beyond, the time between is not looked at.</summary>
    private const int MostWindows = 24;

    private const int HighWindows = 2;

    /// <summary>Windows that are learnt whatever they hold, and that no rate is judged in: nothing is far too high where nothing is known.</summary>
    private const int FirstWindows = 12;
    private const int LeastOperations = 200;
    private const int LeastNewOperations = 5;

    private long windowStart;

    /// <summary>Lets time pass without a line, so that anomalies of a stream that has gone quiet clear.</summary>
    /// <param name="ticks">Event time, UTC ticks; an earlier one than the newest line changes nothing.</param>
    public void Advance(long ticks)
    {
        var length = options.Window.Ticks;
        if (windowStart == 0) windowStart = ticks - (ticks % length);
        LastTicks = Math.Max(LastTicks, ticks);
        ClearQuiet(LastTicks);
        if (LastTicks - windowStart < length) return;
        var passed = (LastTicks - windowStart) / length;
        if (passed > MostWindows) windowStart += (passed - MostWindows) * length;
        for (; LastTicks - windowStart >= length; windowStart += length) CloseWindow(windowStart + length);
    }

    private void CloseWindow(long end)
    {
        var hour = new DateTime(windowStart, DateTimeKind.Utc).Hour;
        var learnt = stream.Baseline.Windows * options.Window.Ticks >= options.LearningTime.Ticks;
        var errors = levels.Where(static one => one.Key >= LogLevel.Error).Sum(static one => one.Value.Window);
        CompareDeployment(end, learnt);
        LookForAbsence(hour, end, learnt);
        foreach (var watch in watches.Values) CloseRate(watch, hour, end, learnt, miner.Find(watch.Id) is { } template ? template.Text : watch.Id);
        CompareErrorShare(errors, hour, end, learnt);
        foreach (var (level, watch) in levels) CloseRate(watch, hour, end, learnt && !HasOpen, $"lines of level {level.ToString().ToLowerInvariant()}");
        stream.Baseline.Learn(hour, stream.Window, usual: true);
        stream.Window = 0;
        CompareOperations(end);
    }

    private void CloseRate(TemplateWatch watch, int hour, long end, bool learnt, string subject)
    {
        var expected = watch.Baseline.At(hour);
        var lasting = watch.AddRate(expected, options);
        var high = lasting || RateBaseline.IsHigh(watch.Window, expected, options);
        watch.High = high ? watch.High + 1 : 0;
        // Information alone opens nothing; neither does a template that is news already.
        var level = watch.Level;
        if (learnt && watch.Baseline.Windows >= FirstWindows && level >= LogLevel.Warning && (lasting || watch.High >= HighWindows) && watch.Episode is null && watch.NewsTicks is null)
        {
            Open(watch, AnomalyKind.RateChange, "More", end - (HighWindows * options.Window.Ticks), expected, watch.Window, subject, SeverityOf(level) + 1);
        }

        watch.Baseline.Learn(hour, watch.Window, usual: watch.Baseline.Windows < FirstWindows || (watch.Episode is null && !high && !(watch.Window == 0 && watch.IsRegular)));
        watch.Window = 0;
    }

    private void CompareErrorShare(double errors, int hour, long end, bool learnt)
    {
        if (stream.Window < 2 * options.RateLines) return;
        var (share, usual) = (errors / stream.Window, errorShare.At(hour));
        var high = errors >= options.RateLines && share >= usual + options.ErrorShare;
        stream.High = high ? stream.High + 1 : 0;
        if (learnt && stream.High >= HighWindows && !HasOpen)
        {
            Open(stream, AnomalyKind.RateChange, $"Errors are {share:P0} of the lines, usually {usual:P0}", end - (HighWindows * options.Window.Ticks), usual * stream.Window, errors, "error share", 2);
        }

        if (stream.Episode is not null && high) stream.Episode.LastTicks = end;
        errorShare.Learn(hour, share, usual: !high);
    }

    private void CompareOperations(long end)
    {
        var known = operations.Finished;
        var window = operations.Close(end);
        if (known < LeastOperations || HasOpen) return;
        var byVector = IsUnusual(window.News, window.Finished, window.UsualShare);
        if (!byVector && !IsUnusual(window.Orders, window.Finished, window.UsualOrderShare)) return;
        var (news, usual, what) = byVector ? (window.News, window.UsualShare, "wrote lines that no operation wrote together before") : (window.Orders, window.UsualOrderShare, "wrote their lines in an order never seen");
        Open(stream, AnomalyKind.Pattern, $"{news} of {window.Finished} operations {what}, usually {usual:P0}", end - options.Window.Ticks, usual * window.Finished, news, "operations", 3);
    }

    private static bool IsUnusual(int news, int finished, double usual) => news >= LeastNewOperations && (double)news / finished >= (3 * usual) + 0.1;

    private void ClearQuiet(long ticks)
    {
        Clear(stream, ticks, stream.Id);
        foreach (var watch in watches.Values) Clear(watch, ticks, watch.Id);
        foreach (var watch in levels.Values) Clear(watch, ticks, watch.Id);
    }

    private void Clear(TemplateWatch watch, long ticks, string subject)
    {
        if (watch.NewsTicks is { } news && watch.Episode is null && ticks - news >= options.Window.Ticks) EndNews(watch, ticks);
        if (watch.Episode is not { } episode) return;
        // A stream has lines all the time: its anomalies end with the windows that are usual again, a template's with its lines.
        var quiet = ticks - episode.LastTicks;
        if (episode.Reason.StartsWith(GoneReason, StringComparison.Ordinal))
        {
            // Lines that stopped are back when one comes.
            if (watch.LastTicks <= episode.SinceTicks && ticks - episode.SinceTicks < options.AcceptAfter.Ticks) return;
            End(watch, episode, Math.Max(watch.LastTicks, episode.SinceTicks), subject);
            (watch.Presence, watch.Seen, watch.Quiet, watch.Missed) = (0, 0, 0, 0);
            return;
        }

        var usual = episode.Kind == AnomalyKind.RateChange && watch != stream && watch.High == 0 && ticks - episode.SinceTicks >= 3 * options.Window.Ticks;
        var accepted = ticks - episode.SinceTicks >= options.AcceptAfter.Ticks;
        if (quiet < options.ClearAfter.Ticks && !usual && !accepted) return;
        End(watch, episode, Math.Min(ticks, episode.LastTicks + options.ClearAfter.Ticks), subject);
        (watch.NewsTicks, watch.News, watch.Rare) = (null, 0, false);
    }

    // Too few lines in the window: news keeps waiting only while lines come.
    private void EndNews(TemplateWatch watch, long ticks)
    {
        if (ticks - watch.LastTicks < options.Window.Ticks)
        {
            (watch.NewsTicks, watch.News) = (ticks, 0);
            return;
        }

        (watch.NewsTicks, watch.News, watch.Rare) = (null, 0, false);
    }
}
