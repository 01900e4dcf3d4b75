namespace AIOps.Correlate.Faults;

/// <summary>How trouble looks as it travels.</summary>
internal enum Character
{
    /// <summary>Callers wait; those hit hardest also fail.</summary>
    Slow,

    /// <summary>Callers get errors; those hit hardest also wait.</summary>
    Failing,
}

/// <summary>
/// "This resource broke at this time": how likely does a symptom look as it does, compared with an alert at a random time? All values are natural logarithms of likelihood ratios.
/// </summary>
internal sealed record Hypothesis(string Root, SpreadMap Spread, DateTimeOffset Onset, Character Character, double Pass)
{
    /// <summary>Symptoms are compared with alerts spread evenly over this.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Trouble that comes from elsewhere makes a resource look broken itself about this often (an overload that travels, a restart that follows).</summary>
    public const double Infected = 0.03;

    /// <summary>A broken resource shows something about itself, beside slow or failing answers, about this often.</summary>
    public const double ShowsItself = 0.6;

    /// <summary>Share of the resources that show at least one alert when trouble of average strength reaches them.</summary>
    private const double Watched = 0.85;

    /// <summary>Share of silent resources that say "not me": the others are unwatched or mask what passes.</summary>
    private const double Telling = 0.5;

    /// <summary>Detection takes about this long, and about as long again for each step on the way (seconds).</summary>
    private const double Detection = 40;
    private const double PerStep = 30;

    private static readonly double Both = Math.Log(2);
    private static readonly double Usual = Math.Log(1.3);
    private static readonly double Unusual = Math.Log(0.25);
    private static readonly double Speaks = Math.Log(ShowsItself);
    private static readonly double SaysNothing = Math.Log(1 - ShowsItself);
    private static readonly double Caught = Math.Log(Infected);
    private static readonly double BestTime = Math.Log(0.368 * Window.TotalSeconds / Detection);

    /// <summary>Ln of the likelihood ratio, or null when trouble of this root cannot get there.</summary>
    public double? Of(Symptom symptom) => Spread.TryGetValue(symptom.Resource, out var reach) ? Through(symptom, reach) : null;

    /// <summary>The same for a way that the topology does not know.</summary>
    public double Through(Symptom symptom, Reach reach)
    {
        var strength = Watched * reach.Strength(Pass);
        return Math.Log(strength) + Own(symptom, reach, Root) + Timing(symptom.At, Onset, reach.Steps) + Look(symptom, Character);
    }

    /// <summary>What <see cref="Of"/> can be at most, whatever the onset, the character and the share that calls pass on.</summary>
    public static double AtMost(Symptom symptom, string root, Reach reach) => Math.Log(Watched * reach.Share) + Own(symptom, reach, root) + BestTime + Both;

    /// <summary>Ln of the share that the calls on the way let through: <see cref="Of"/> is the same with a share of 1, plus this.</summary>
    public double Passed(Symptom symptom) => Spread.TryGetValue(symptom.Resource, out var reach) ? reach.Calls * Math.Log(Pass) : 0;

    /// <summary>How well the time fits, against any time of the window: Student's t with three degrees of freedom, because some clocks are wrong.</summary>
    public static double Timing(DateTimeOffset at, DateTimeOffset onset, int steps) => Timing(at, onset, steps, 1);

    /// <summary>The same of a whole group, whose median hardly any wrong clock moves: the more of them, the lighter the tails.</summary>
    public static double Timing(DateTimeOffset at, DateTimeOffset onset, int steps, int members) => Fit(at - onset, steps, Detection + (PerStep * Math.Sqrt(steps)), 3 * members);

    /// <summary>Ln of what it costs that a group began so long after what it would be reached by, or before it: the more resources tell when, the surer it is. 0 at best.</summary>
    public static double Reached(DateTimeOffset at, DateTimeOffset onset, int steps, int members) =>
        Math.Min(0, Fit(at - onset, steps, (Detection / Math.Sqrt(members)) + (PerStep * Math.Sqrt(steps)), 3 * members));

    // Ln of the density of Student's t, without the part of its constant that hardly depends on the freedom, against one that is even over the window.
    private static double Fit(TimeSpan passed, int steps, double scale, double freedom)
    {
        var z = (passed.TotalSeconds - Detection - (PerStep * steps)) / scale;
        return Math.Log(0.368 * Window.TotalSeconds / scale) - ((freedom + 1) / 2 * Math.Log(1 + (z * z / freedom)));
    }

    /// <summary>Expected time from the onset to the alert.</summary>
    public static TimeSpan Delay(int steps) => TimeSpan.FromSeconds(Detection + (PerStep * steps));

    /// <summary>A slow dependency makes callers wait, and fail only where it is bad; a failing one makes them fail. Against alerts that show either as often.</summary>
    public static double Look(Symptom symptom, Character character)
    {
        if (symptom.IsSlow && symptom.IsFailing) return Both;
        if (symptom.IsSlow) return character == Character.Slow ? Usual : Unusual;
        return !symptom.IsFailing ? 0 : character == Character.Failing ? Usual : Unusual;
    }

    /// <summary>Ln of the likelihood that all the others show nothing.</summary>
    /// <param name="loud">Resources, and wholes of resources, that show something.</param>
    /// <param name="isBusy">True when the root is used up rather than gone: what it hosts then feels it here and there only.</param>
    /// <param name="seen">Share of the alerts that would have come by now, 0 to 1.</param>
    public double Silence(IReadOnlySet<string> loud, bool isBusy, double seen = 1)
    {
        var silence = 0.0;
        foreach (var (resource, reach) in Spread.Callers)
        {
            if (!loud.Contains(resource)) silence += Math.Log(1 - (Telling * seen * reach.Strength(Pass)));
        }

        // What runs on a lost host is lost with it.
        if (isBusy) return silence;
        foreach (var (resource, reach) in Spread.Hosted)
        {
            if (!loud.Contains(resource)) silence += Math.Log(1 - (Telling * seen * reach.Strength(Pass)));
        }

        return silence;
    }

    /// <summary>What it costs that a symptom speaks, or does not speak, of its resource itself.</summary>
    private static double Own(Symptom symptom, Reach reach, string root)
    {
        if (symptom.Resource == root) return symptom.IsOwn ? Speaks : SaysNothing;
        if (!symptom.IsOwn) return 0;
        // A part of the root, what it hosts, and its neighbours show the same thing as it does.
        return reach.Calls == 0 && (symptom.Whole != symptom.Resource || reach.Sideways) ? 0 : Caught;
    }
}
