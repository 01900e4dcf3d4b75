using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>An unfinished instance in memory: what arrived for it in this process, and its history as long as it is in use.</summary>
internal sealed class Resident(string id)
{
    private readonly Lock gate = new();
    private List<(string Run, Outcome Outcome)> arrived = [];
    private readonly HashSet<int> dispatched = [];
    private string dispatchedRun = "";
    private bool queued, running, again;
    private volatile bool left;

    public string Id { get; } = id;

    /// <summary>Failures of its step in a row.</summary>
    public int Failures { get; set; }

    /// <summary>When it was queued, in ticks of the clock's counter.</summary>
    public long QueuedAt { get; set; }

    /// <summary>Its history; only the worker that runs its step touches it.</summary>
    public LoadedHistory? History { get; set; }

    /// <summary>What this process has handed out of a run and need not hand out again; only the worker that runs its step asks.</summary>
    public HashSet<int> Dispatched(string run)
    {
        if (dispatchedRun != run) dispatched.Clear();
        dispatchedRun = run;
        return dispatched;
    }

    /// <summary>True when its code turned out, after its step, to have left its thread.</summary>
    public bool HasLeft => left;

    /// <summary>Notes that its code left its thread.</summary>
    public void Leave() => left = true;

    /// <summary>Reads and clears <see cref="HasLeft"/>: resumed with better code it gets another chance.</summary>
    public bool TakeLeft() => left && !(left = false);

    /// <summary>Adds an answer that is not stored anywhere: should the process die, the question is asked again.</summary>
    public void Arrive(string run, Outcome outcome)
    {
        lock (gate) arrived.Add((run, outcome));
    }

    /// <summary>Takes what arrived.</summary>
    public List<(string Run, Outcome Outcome)> TakeArrived()
    {
        lock (gate) return Interlocked.Exchange(ref arrived, []);
    }

    /// <summary>Gives back what was taken by a step that failed.</summary>
    public void PutBack(List<(string Run, Outcome Outcome)> taken)
    {
        lock (gate) arrived.InsertRange(0, taken);
    }

    /// <summary>Asks for a step. True when the caller must queue it.</summary>
    public bool TryQueue()
    {
        lock (gate)
        {
            if (running) again = true;
            if (running || queued) return false;
            return queued = true;
        }
    }

    public void BeginStep()
    {
        lock (gate) (queued, running) = (false, true);
    }

    /// <summary>Ends a step. True when somebody asked for another one meanwhile and the caller must queue it.</summary>
    public bool EndStep()
    {
        lock (gate)
        {
            (running, queued, again) = (false, again, false);
            return queued;
        }
    }
}

/// <summary>The history of a run with what is open at its end.</summary>
internal sealed class LoadedHistory(string run, List<Turn> turns)
{
    public string Run { get; } = run;

    public List<Turn> Turns { get; } = turns;

    public Dictionary<int, Decision> Pending { get; } = PendingWork.Of(turns);

    /// <summary>True when it is the whole history of what the header says.</summary>
    public bool IsOf(InstanceHeader header) => Run == header.Run && Turns.Count == header.Turns;

    public void Add(Turn turn)
    {
        Turns.Add(turn);
        PendingWork.Apply(Pending, turn);
    }
}
