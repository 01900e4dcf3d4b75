using AIOps.Benchmarks.Correlate.Simulation;
using AIOps.Correlate;

namespace AIOps.Benchmarks.Correlate.Methods;

/// <summary>One incident per rule and resource, as long as it keeps firing within ten minutes.</summary>
internal sealed class DedupOnly : SimpleMethod
{
    private readonly Dictionary<string, (string Incident, double Last)> open = [];
    private int next;

    public override string Name => "dedupOnly";

    protected override void Start(Scenario scenario)
    {
        open.Clear();
        next = 0;
    }

    protected override string? Group(Notification notification)
    {
        var key = notification.Alert.Source + notification.Alert.ExternalId;
        var known = open.TryGetValue(key, out var current) && notification.Arrival - current.Last <= 600;
        if (!notification.Alert.Firing)
        {
            if (known) open[key] = (current.Incident, notification.Arrival);
            return null;
        }

        var incident = known ? current.Incident : "d" + next++;
        open[key] = (incident, notification.Arrival);
        return incident;
    }
}

/// <summary>One global session that ends after five minutes without an alert.</summary>
internal sealed class TimeSession : SimpleMethod
{
    private double last = double.MinValue;
    private int session;

    public override string Name => "timeSession";

    protected override void Start(Scenario scenario) => (last, session) = (double.MinValue, 0);

    protected override string? Group(Notification notification)
    {
        if (!notification.Alert.Firing) return null;
        if (notification.Arrival - last > 300) session++;
        last = notification.Arrival;
        return "t" + session;
    }
}

/// <summary>Everything is one incident.</summary>
internal sealed class OneBucket : SimpleMethod
{
    public override string Name => "oneBucket";

    protected override void Start(Scenario scenario)
    {
    }

    protected override string? Group(Notification notification) => notification.Alert.Firing ? "all" : null;
}

/// <summary>The usual rule: joins a group when any of its alerts of the last ten minutes is at most two edges away, in any direction; else opens one.</summary>
internal sealed class TopologyAndTime : SimpleMethod
{
    private const int MaxEdges = 2;
    private readonly List<(string Incident, string Resource, double At)> recent = [];
    private readonly Dictionary<string, HashSet<string>> near = [];
    private ServiceGraphQuery? query;
    private int next;

    public override string Name => "topologyAndTime";

    protected override void Start(Scenario scenario)
    {
        recent.Clear();
        near.Clear();
        next = 0;
        query = ServiceGraphQuery.Of(scenario.Estate.Seen);
    }

    protected override string? Group(Notification notification)
    {
        if (!notification.Alert.Firing) return null;
        var resource = notification.Alert.ResourceIds[0];
        recent.RemoveAll(item => notification.Arrival - item.At > 600);
        var around = Near(resource);
        var index = recent.FindLastIndex(item => around.Contains(item.Resource));
        var incident = index >= 0 ? recent[index].Incident : "g" + next++;
        recent.Add((incident, resource, notification.Arrival));
        return incident;
    }

    private HashSet<string> Near(string resource)
    {
        if (near.TryGetValue(resource, out var known)) return known;
        HashSet<string> found = [resource];
        var edge = new List<string> { resource };
        for (var i = 0; i < MaxEdges; i++)
        {
            edge = [.. edge.SelectMany(query!.Neighbours).Where(found.Add)];
        }

        return near[resource] = found;
    }
}
