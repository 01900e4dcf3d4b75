namespace AIOps.Orchestrations.Ports;

/// <summary>A queue of this host that knows how much waits in it. In Azure the consumer lag of Event Hubs says it instead.</summary>
public interface IBacklog
{
    /// <summary>Name of the queue (<c>signals</c>).</summary>
    string Name { get; }

    /// <summary>Messages that wait for their handler.</summary>
    long Waiting { get; }
}
