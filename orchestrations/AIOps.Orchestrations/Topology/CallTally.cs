using System.Text;
using AIOps.Ingest;
using AIOps.Ingest.Identity;

namespace AIOps.Orchestrations.Topology;

/// <summary>Counts the calls of the bodies that one decoder reads. A known pair costs no allocation. Not thread-safe.</summary>
internal sealed class CallTally
{
    /// <summary>Pairs whose names are kept; more than that many targets are addresses of users, not services.</summary>
    private const int Capacity = 4096;
    private readonly Dictionary<ulong, Pair> _pairs = [];
    private readonly List<Pair> _touched = [];

    /// <summary>Counts one.</summary>
    public void Add(in ServiceCall call)
    {
        var key = ByteHash.Of(call.Target, ByteHash.Of(call.Role, (ulong)call.Component.GetHashCode(StringComparison.Ordinal)));
        if (!_pairs.TryGetValue(key, out var pair))
        {
            if (_pairs.Count >= Capacity)
            {
                _pairs.Clear();
            }

            _pairs[key] = pair = new Pair(call.Component, Encoding.UTF8.GetString(call.Role), Encoding.UTF8.GetString(call.Target));
        }

        if (pair.Calls == 0)
        {
            _touched.Add(pair);
        }

        pair.Calls += call.Weight;
        pair.Newest = Math.Max(pair.Newest, call.TimeTicks);
    }

    /// <summary>What was counted since the last time.</summary>
    public IReadOnlyList<ObservedCall> Take()
    {
        if (_touched.Count == 0)
        {
            return [];
        }

        ObservedCall[] taken = [.. _touched.Select(static pair => new ObservedCall(pair.Component, pair.Role, pair.Target, pair.Calls, new DateTimeOffset(pair.Newest, TimeSpan.Zero)))];
        _touched.ForEach(static pair => pair.Calls = 0);
        _touched.Clear();
        return taken;
    }

    private sealed class Pair(string component, string role, string target)
    {
        public string Component => component;

        public string Role => role;

        public string Target => target;

        public double Calls { get; set; }

        public long Newest { get; set; }
    }
}
