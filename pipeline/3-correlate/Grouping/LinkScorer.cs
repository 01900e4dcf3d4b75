using System.Globalization;

namespace AIOps.Correlate.Grouping;

/// <summary>How strongly an alert belongs to a group of alerts, and why.</summary>
internal sealed class LinkScorer(CorrelateOptions options, ServiceGraphQuery query, IReadOnlyList<NotedChange> changes)
{
    /// <summary>Members that texts are compared with: the first ones show the problem best.</summary>
    private const int TextMembers = 16;

    /// <summary>True when an alert starts outside the onset of a group.</summary>
    public bool IsLate(Alert alert, IReadOnlyList<Alert> members) => Nearness.Of(alert, members, options.TimeWindow).IsLate;

    /// <summary>The strongest reason with the combined score, or null when nothing speaks for it.</summary>
    /// <param name="alert">The new alert.</param>
    /// <param name="group">The group.</param>
    public GroupReason? Score(Alert alert, AlertGroup group)
    {
        var members = group.Alerts;
        var near = Nearness.Of(alert, members, options.TimeWindow);
        if (near.Factor < options.LooseThreshold) return null;
        if (near.IsLate && OtherStory.Is(alert, members, changes, options)) return null;
        var evidence = new List<(string Rule, double Score, string Link)>(6);
        if (SameResource(alert, members) is { } same) evidence.Add(("same-resource", RuleSet.SameResource, Between(same, alert)));
        else Related(alert, group, near, evidence);
        if (evidence.Count == 0) return null;
        var doubt = 1.0;
        foreach (var item in evidence) doubt *= 1 - item.Score;
        var strongest = evidence.MaxBy(item => item.Score);
        var score = Math.Round((1 - doubt) * near.Factor, 3);
        return new GroupReason(strongest.Rule, score, $"{strongest.Link}, {Apart(near.Gap)}", RuleSet.Version);
    }

    private void Related(Alert alert, AlertGroup group, Nearness near, List<(string Rule, double Score, string Link)> evidence)
    {
        var members = group.Alerts;
        var common = CommonCause.Between(query, alert.ResourceId, group, options.MaxHops, options.CoreShare);
        if (common.Cause is { } cause) evidence.Add(("topology", common.Strength, Through(alert, members, cause)));
        if (ChangeLink.Find(alert, members, changes, query, options) is { } change) evidence.Add(("change", RuleSet.Change, change.Title));
        if (Fields.Named(alert, members.Take(TextMembers)) is { } named) evidence.Add(("text", RuleSet.NamesResource, Between(named, alert) + " names the other"));
        else if (Fields.SimilarText(alert, members.Take(TextMembers), options.TextSimilarity) is { } alike) evidence.Add(("text", RuleSet.SimilarText, Between(alike, alert) + " has a similar text"));
        if (Fields.SameGroup(alert, members) is { } neighbour) evidence.Add(("resource-group", RuleSet.SameGroup, Between(neighbour, alert)));
        if (near.Gap <= RuleSet.Simultaneous && evidence.Count > 0 && !(query.Knows(alert.ResourceId) && group.Core.Any(query.Knows)))
            evidence.Add(("time", RuleSet.UnknownButSimultaneous, Between(members[0], alert)));
    }

    private static Alert? SameResource(Alert alert, IReadOnlyList<Alert> members) =>
        alert.ResourceId.Length == 0 ? null : members.FirstOrDefault(member => member.ResourceId == alert.ResourceId);

    private static string Through(Alert alert, IReadOnlyList<Alert> members, string cause)
    {
        var name = ArmId.ShortNameOf(cause);
        var from = ArmId.ShortNameOf(alert.ResourceId);
        var to = ArmId.ShortNameOf(members[0].ResourceId);
        return cause == alert.ResourceId ? $"{to} -> {name}" : members.Any(member => member.ResourceId == cause) ? $"{from} -> {name}" : $"{from} -> {name} <- {to}";
    }

    private static string Between(Alert left, Alert right) => left.ResourceId == right.ResourceId
        ? ArmId.ShortNameOf(right.ResourceId)
        : $"{ArmId.ShortNameOf(right.ResourceId)} and {ArmId.ShortNameOf(left.ResourceId)}";

    internal static string Apart(TimeSpan gap) => gap < TimeSpan.FromMinutes(2)
        ? ((int)gap.TotalSeconds).ToString(CultureInfo.InvariantCulture) + " s from its onset"
        : ((int)gap.TotalMinutes).ToString(CultureInfo.InvariantCulture) + " min from its onset";
}
