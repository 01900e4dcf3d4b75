namespace AIOps.Orchestrations.Topology;

/// <summary>That one service calls another, as telemetry names them.</summary>
/// <param name="Component">Application Insights component that saw it.</param>
/// <param name="Role">Cloud role name of the caller.</param>
/// <param name="Target">What is called: a host, <c>host | database</c> or <c>host | role</c>.</param>
/// <param name="Calls">How many calls were seen.</param>
/// <param name="LastSeen">Event time of the newest.</param>
public sealed record ObservedCall(string Component, string Role, string Target, double Calls, DateTimeOffset LastSeen)
{
    /// <summary>What tells two edges apart.</summary>
    internal string Key => $"{Component}\n{Role}\n{Target}";

    internal ObservedCall Plus(ObservedCall more) => this with { Calls = Calls + more.Calls, LastSeen = LastSeen > more.LastSeen ? LastSeen : more.LastSeen };
}
