namespace AIOps.Correlate.Grouping;

/// <summary>Likeness of what two alerts say: a resource named in the text, similar wording, the same resource group.</summary>
internal static class Fields
{
    /// <summary>A member whose resource the alert's description names, or whose description names the alert's resource.</summary>
    public static Alert? Named(Alert alert, IEnumerable<Alert> members)
    {
        var name = ArmId.Parse(alert.ResourceId).Name;
        return members.FirstOrDefault(member => member.ResourceId != alert.ResourceId && member.ResourceId.Length > 0 && alert.ResourceId.Length > 0
            && (TextSimilarity.Names(alert.Description ?? "", ArmId.Parse(member.ResourceId).Name) || TextSimilarity.Names(member.Description ?? "", name)));
    }

    /// <summary>A member with a similar title. The names of the resources are part of titles, so like rules on like resources come out below one.</summary>
    public static Alert? SimilarText(Alert alert, IEnumerable<Alert> members, double threshold) =>
        members.FirstOrDefault(member => TextSimilarity.Dice(alert.Title, member.Title) >= threshold);

    /// <summary>A member in the same resource group of the same subscription.</summary>
    public static Alert? SameGroup(Alert alert, IReadOnlyList<Alert> members)
    {
        var id = ArmId.Parse(alert.ResourceId);
        if (id.Group is null) return null;
        return members.FirstOrDefault(member => ArmId.Parse(member.ResourceId) is var other && other.Group == id.Group && other.Subscription == id.Subscription);
    }
}
