using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Learns from every alert that ended without an incident what such alerts look like in this scope.</summary>
internal sealed class Hum(Background background, DateTimeOffset now)
{
    /// <summary>Ages at which it is asked whether an alert still goes on.</summary>
    public static readonly IReadOnlyList<TimeSpan> Ages = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20)];

    /// <summary>What is assumed before anything was seen, worth this many alerts.</summary>
    private const double PriorWeight = 10;

    private const double PriorPerDay = 20;
    private const double PriorPaired = 0.2;
    private static readonly IReadOnlyList<double> PriorLasting = [0.5, 0.3, 0.2];

    /// <summary>Alerts of a problem worth an incident mostly go on for longer; half of them for more than twenty minutes.</summary>
    private static readonly IReadOnlyList<double> ProblemLasting = [1, 0.85, 0.7, 0.5];
    private static readonly TimeSpan RateMemory = TimeSpan.FromHours(6);
    private static readonly TimeSpan ShapeMemory = TimeSpan.FromDays(2);

    /// <summary>Alerts per day, never less than what is assumed at first.</summary>
    public double PerDay => Math.Max(PriorPerDay, background.PerDay * Fade(RateMemory));

    /// <summary>Probability that a hiccup shows in a second rule at the same resource.</summary>
    public double Paired => Share(background.Paired, PriorPaired);

    /// <summary>Probability that a hiccup has this age and still goes on, or ended at about this age.</summary>
    public double OfHiccup(TimeSpan age, bool over)
    {
        var passed = Passed(age);
        return !over || passed == Ages.Count ? Lasts(passed) : Lasts(passed) - Lasts(passed + 1);
    }

    /// <summary>The same of an alert that is part of a problem.</summary>
    public static double OfProblem(TimeSpan age, bool over)
    {
        var passed = Passed(age);
        return !over || passed == Ages.Count ? ProblemLasting[passed] : ProblemLasting[passed] - ProblemLasting[passed + 1];
    }

    /// <summary>Counts an alert that is forgotten.</summary>
    public static void Count(Ledger ledger, Alert alert, bool paired)
    {
        var before = ledger.State.Background;
        var hum = new Hum(before, ledger.Now);
        var fade = hum.Fade(ShapeMemory);
        ledger.State = ledger.State with
        {
            Background = new Background
            {
                At = ledger.Now,
                PerDay = (before.PerDay * hum.Fade(RateMemory)) + (1 / RateMemory.TotalDays),
                Count = (before.Count * fade) + 1,
                Paired = (before.Paired * fade) + (paired ? 1 : 0),
                Lasting = [.. Ages.Select((age, i) => ((before.Lasting.Count > i ? before.Lasting[i] : 0) * fade) + (alert.EndsAt is { } end && end - alert.StartsAt < age ? 0 : 1))],
            },
        };
    }

    private static int Passed(TimeSpan age)
    {
        var passed = 0;
        while (passed < Ages.Count && age >= Ages[passed]) passed++;
        return passed;
    }

    /// <summary>Probability that a hiccup is still not known to be over after so many of the ages.</summary>
    private double Lasts(int ages) => ages == 0 ? 1 : Share(background.Lasting.Count > 0 ? background.Lasting[ages - 1] : 0, PriorLasting[ages - 1]);

    private double Fade(TimeSpan memory) => background.At is { } at ? Math.Exp(-Math.Max(0, (now - at) / memory)) : 0;

    private double Share(double part, double prior)
    {
        var fade = Fade(ShapeMemory);
        return ((part * fade) + (PriorWeight * prior)) / ((background.Count * fade) + PriorWeight);
    }
}
