namespace AIOps.Local.Estate.State;

/// <summary>When the estate went live and by which seed; stored at the first start and never changed.</summary>
/// <param name="Seed">Seed of all noise.</param>
/// <param name="LiveStart">First live minute, UTC.</param>
/// <param name="HistoryMinutes">Minutes of history before it.</param>
internal sealed record EstateAnchor(int Seed, DateTimeOffset LiveStart, int HistoryMinutes)
{
    public DateTimeOffset HistoryStart => LiveStart.AddMinutes(-HistoryMinutes);
}

/// <summary>A write call that the fake Azure Resource Manager took, stored before it was answered.</summary>
/// <param name="Sequence">Order of arrival, from 1.</param>
/// <param name="At">When it came.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="TargetId">Resource id, lower case.</param>
/// <param name="Action">What it asked for (<c>restart</c>, <c>update</c> ...).</param>
/// <param name="ClientRequestId">The caller's <c>x-ms-client-request-id</c>; empty when it sent none.</param>
/// <param name="Body">Body of the call, as sent.</param>
/// <param name="Status">HTTP status of the answer; below 300 the call was taken.</param>
public sealed record ArmCall(int Sequence, DateTimeOffset At, string Method, string TargetId, string Action, string ClientRequestId, string Body, int Status);

/// <summary>A long-running operation. What it does to the estate follows from it and from the time: nothing else is stored.</summary>
/// <param name="Id">Id in its address.</param>
/// <param name="TargetId">Resource id, lower case.</param>
/// <param name="Action">What it does.</param>
/// <param name="InstanceIds">Instances that it touches; empty for the resource itself.</param>
/// <param name="Value">The number it sets (capacity, size), or 0.</param>
/// <param name="StartedAt">When it was accepted.</param>
/// <param name="EndsAt">When it is done.</param>
/// <param name="ErrorCode">Code with which it fails; null when it succeeds.</param>
/// <param name="ClientRequestId">The caller's request id.</param>
/// <param name="Text">The word it sets (size, objective, slot) or runs (script, command), or empty.</param>
internal sealed record ArmOperation(
    string Id, string TargetId, string Action, IReadOnlyList<string> InstanceIds, int Value, DateTimeOffset StartedAt, DateTimeOffset EndsAt, string? ErrorCode,
    string ClientRequestId, string Text = "")
{
    public bool DoneAt(DateTimeOffset now) => now >= EndsAt;

    public bool SucceededAt(DateTimeOffset now) => DoneAt(now) && ErrorCode is null;
}
