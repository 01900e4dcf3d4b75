namespace AIOps.Detect.Logs.Detection;

/// <summary>A deployment to the resource of a log stream: what changes in its logs soon after is told as what came with it.</summary>
/// <param name="Id">Id of the change event.</param>
/// <param name="Title">One line for people.</param>
/// <param name="TimeTicks">When it happened, UTC ticks.</param>
public sealed record Deployment(string Id, string Title, long TimeTicks);
