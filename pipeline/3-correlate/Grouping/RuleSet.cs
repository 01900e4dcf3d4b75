namespace AIOps.Correlate.Grouping;

/// <summary>
/// What each kind of evidence is worth, 0 to 1. Independent evidence adds up as 1 - (1-a)(1-b)...; every number here is a judgement of how often the evidence
/// alone would be right, not fitted to data: a cause in common is strong, a similar text or the same resource group only tips a balance.
/// </summary>
internal static class RuleSet
{
    /// <summary>Stored with every grouping; changes with any rule or number here.</summary>
    public const string Version = "correlate-6";

    public const double SameResource = 1;
    public const double Change = 0.6;
    public const double NamesResource = 0.6;
    public const double SimilarText = 0.25;
    public const double SameGroup = 0.25;

    /// <summary>Same moment, where the topology knows nothing of one of both: silence of the graph is then no argument against.</summary>
    public const double UnknownButSimultaneous = 0.2;

    /// <summary>Onsets within this are simultaneous: the evaluation period of common alert rules.</summary>
    public static readonly TimeSpan Simultaneous = TimeSpan.FromMinutes(2);

    /// <summary>What is left of a link to an incident that goes on, however long ago it began.</summary>
    public const double OngoingFloor = 0.5;

    /// <summary>A member counts as explained by a cause from this strength on.</summary>
    public const double Explains = 0.2;
}
