namespace AIOps.Correlate;

/// <summary>Which correlation scope a resource belongs to: one durable workflow runs per scope.</summary>
public static class CorrelationScope
{
    /// <summary>The scope of everything that names no subscription.</summary>
    public const string Unscoped = "unscoped";

    /// <summary>The subscription id of a resource, or <see cref="Unscoped"/>.</summary>
    /// <param name="resourceId">A resource id in any case; may be empty.</param>
    public static string Of(string resourceId) => ArmId.Parse(resourceId).Subscription ?? Unscoped;
}
