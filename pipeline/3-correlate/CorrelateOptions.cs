using AIOps.Correlate.Dedup;

namespace AIOps.Correlate;

/// <summary>How alerts are made, grouped, held back and ended. Section <c>AIOps:Correlate</c>.</summary>
public sealed record CorrelateOptions
{
    /// <summary>Name of the scope that incidents carry; null takes the subscription of the first alert. Default null.</summary>
    public string? Scope { get; init; }

    /// <summary>De-duplication rules, the first match wins; what no rule matches falls to the last of <see cref="DedupRule.Defaults"/>. Default <see cref="DedupRule.Defaults"/>.</summary>
    public IReadOnlyList<DedupRule> DedupRules { get; init; } = DedupRule.Defaults;

    /// <summary>An alert joins the incident with the strongest link of at least this. Default 0.35, 0.05 to 1.</summary>
    public double JoinThreshold { get; init; } = 0.35;

    /// <summary>
    /// Where an alert would otherwise open an incident by itself, a link of this is enough to join instead. Default 0.2, 0.05 to 1, at most <see cref="JoinThreshold"/>.
    /// </summary>
    public double LooseThreshold { get; init; } = 0.2;

    /// <summary>How many dependencies deep a common cause is looked for. Default 3 hops, 1 to 6.</summary>
    public int MaxHops { get; init; } = 3;

    /// <summary>Share of an incident's core that the common cause of a new alert must explain too: what keeps chains A~B~C apart. Default 0.5, 0 to 1.</summary>
    public double CoreShare { get; init; } = 0.5;

    /// <summary>
    /// Alerts of one problem start within this of its onset (the median start); half of it counts in full, a whole one by half. What starts later needs a strong link
    /// and an incident that goes on. Default 10 minutes, 1 minute to 6 hours.
    /// </summary>
    public TimeSpan TimeWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A change counts for alerts that start within this time after it. Default 30 minutes, 1 minute to 1 day.</summary>
    public TimeSpan ChangeWindow { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Texts are called similar from this Sorensen-Dice value of their three-letter shingles on. Default 0.6, 0.3 to 1.</summary>
    public double TextSimilarity { get; init; } = 0.6;

    /// <summary>All alerts of an incident must be over this long before it is quiet. Default 5 minutes, 0 to 1 day.</summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Ends get lost: when most alerts of an incident are over and nothing was heard of it for this long, the others are presumed over too. Default 30 minutes, 1 minute to 7 days.
    /// </summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>An alert of which nothing was heard for this long is presumed over in any case. Default 1 day, 10 minutes to 30 days.</summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>A condition that comes back this soon after the close reopens the incident. Default 30 minutes, 0 to 1 day.</summary>
    public TimeSpan ReopenWindow { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>When an alert may open an incident.</summary>
    public AdmissionOptions Admission { get; init; } = new();

    /// <summary>When an alert that comes and goes is damped.</summary>
    public FlapOptions Flapping { get; init; } = new();

    /// <summary>Alerts that silence others. Default <see cref="InhibitRule.Defaults"/>.</summary>
    public IReadOnlyList<InhibitRule> InhibitRules { get; init; } = InhibitRule.Defaults;

    /// <summary>Planned work known from configuration; more can be passed in at run time. Default none.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>After planned work, alerts get this long to end by themselves before they count. Default 5 minutes, 0 to 2 hours.</summary>
    public TimeSpan MaintenanceGrace { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Bounds of the state.</summary>
    public CapacityOptions Capacity { get; init; } = new();

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names the option, the value and what is allowed.</exception>
    public CorrelateOptions Validate()
    {
        Require.Between(nameof(JoinThreshold), JoinThreshold, 0.05, 1);
        Require.Between(nameof(LooseThreshold), LooseThreshold, 0.05, JoinThreshold);
        Require.Between(nameof(MaxHops), MaxHops, 1, 6);
        Require.Between(nameof(CoreShare), CoreShare, 0, 1);
        Require.Between(nameof(TimeWindow), TimeWindow, TimeSpan.FromMinutes(1), TimeSpan.FromHours(6));
        Require.Between(nameof(ChangeWindow), ChangeWindow, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Require.Between(nameof(TextSimilarity), TextSimilarity, 0.3, 1);
        Require.Between(nameof(QuietTime), QuietTime, TimeSpan.Zero, TimeSpan.FromDays(1));
        Require.Between(nameof(SilentAfter), SilentAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
        Require.Between(nameof(ForgetAfter), ForgetAfter, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));
        Require.Between(nameof(ReopenWindow), ReopenWindow, TimeSpan.Zero, TimeSpan.FromDays(1));
        Require.Between(nameof(MaintenanceGrace), MaintenanceGrace, TimeSpan.Zero, TimeSpan.FromHours(2));
        foreach (var rule in DedupRules) rule.Validate();
        Admission.Validate();
        Flapping.Validate();
        Capacity.Validate();
        return this;
    }
}
