namespace AIOps.Orchestrations.Feedback;

/// <summary>What a thumb is about.</summary>
/// <param name="About"><c>incident</c>, <c>cause</c>, <c>summary</c> or <c>alert</c>.</param>
/// <param name="AlertId">The alert; null unless it is about one.</param>
public sealed record FeedbackSubject(string About, string? AlertId)
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["incident", "cause", "summary", "alert"];
}
