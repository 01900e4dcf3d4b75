using AIOps.Detect.Forecasting.Exhaustion;

namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>Runs a method over a disk, every half hour from its second day on, with the ten days before in view.</summary>
internal static class DiskRun
{
    /// <summary>Used share from which a disk counts as full.</summary>
    public const double Full = 99.9;

    /// <summary>Half hours looked ahead: three days.</summary>
    public const int Horizon = 144;

    private const int Memory = 480;
    private const int FirstForecast = 48;

    public static DiskOutcome Of(Disk disk, IDiskMethod method)
    {
        var levels = HalfHours(disk.Levels);
        var outcome = new DiskOutcome();
        var standing = default(WarningStanding);
        (int At, double Latest)? open = null;
        for (var now = FirstForecast; now < levels.Length; now++)
        {
            if (levels[now] >= Full)
            {
                if (levels[now - 1] < Full)
                {
                    outcome.Fill(open is { } warning ? (now - warning.At) / 2.0 : 0);
                }

                (standing, open) = (default, null);
                continue;
            }

            var time = method.Forecast(levels.AsSpan(Math.Max(0, now + 1 - Memory), Math.Min(now + 1, Memory)));
            var came = NextFull(levels, now);
            if (double.IsFinite(time.Earliest) && (came < int.MaxValue || now + Horizon < levels.Length))
            {
                outcome.Stated(time, came - now, levels.Length - now);
            }

            var next = method.Next(standing, time);
            if (next.IsOpen && !standing.IsOpen)
            {
                open = (now, time.Latest);
                outcome.Warned(came, now, time.Latest, levels.Length, disk.Resets);
            }
            else if (!next.IsOpen)
            {
                open = null;
            }

            standing = next;
        }

        return outcome;
    }

    private static int NextFull(double[] levels, int now)
    {
        var at = Array.FindIndex(levels, now, static level => level >= Full);
        return at < 0 ? int.MaxValue : at;
    }

    private static double[] HalfHours(double[] levels)
    {
        var halves = new double[levels.Length / 3];
        for (var i = 0; i < halves.Length; i++)
        {
            halves[i] = levels[(3 * i) + 2];
        }

        return halves;
    }
}

/// <summary>What came of the forecasts and warnings of a disk.</summary>
internal sealed class DiskOutcome
{
    /// <summary>Hours of warning before each time it was full; 0 where there was none.</summary>
    public List<double> Leads { get; } = [];

    public int Warnings { get; private set; }

    public int FalseWarnings { get; private set; }

    /// <summary>False warnings that a reset at a random time came between: right until then.</summary>
    public int Preempted { get; private set; }

    public int Statements { get; private set; }

    public int Inside { get; private set; }

    /// <summary>Statements that are open at the end.</summary>
    public int Open { get; private set; }

    public int OpenInside { get; private set; }

    public void Fill(double lead) => Leads.Add(lead);

    /// <summary>A stated interval, and what came. One that is open at the end ("3 h at least") is counted apart: it is right in nine cases of ten.</summary>
    public void Stated(in TimeToLimit time, double came, int rest)
    {
        // What lies beyond the end of the data cannot be judged where the interval reaches it.
        if (came > rest && time.Latest > rest)
        {
            return;
        }

        if (double.IsFinite(time.Latest))
        {
            Statements++;
            Inside += came >= time.Earliest && came <= time.Latest ? 1 : 0;
        }
        else
        {
            Open++;
            OpenInside += came >= time.Earliest ? 1 : 0;
        }
    }

    /// <summary>A warning is false when the disk is not full by the end of the interval that it states (a day at least, three days at most).</summary>
    public void Warned(int came, int now, double latest, int end, IReadOnlyList<int> resets)
    {
        var until = now + Math.Clamp(double.IsFinite(latest) ? latest : DiskRun.Horizon, 48, DiskRun.Horizon);
        Warnings++;
        if (came > until && until < end)
        {
            FalseWarnings++;
            Preempted += resets.Any(step => step / 3 > now && step / 3 <= until) ? 1 : 0;
        }
    }
}
