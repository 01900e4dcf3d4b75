using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>
/// The incident's events, read through ONE wait that is never cancelled (a cancelled waiter can swallow an event):
/// every race keeps the same task. Deterministic, so it may live inside the workflow.
/// </summary>
internal sealed class IncidentMailbox(IWorkflowContext context)
{
    private Task<IncidentSignal> _next = context.WaitForEventAsync(IncidentNames.Signal);
    private IncidentSignal? _end;

    /// <summary>True once the incident has ended by itself or by an operator.</summary>
    public bool IsOver => _end is not null;

    /// <summary>How it ended.</summary>
    public string EndText => _end?.Kind switch
    {
        IncidentSignalKind.ResolvedByOperator => "Resolved by an operator.",
        IncidentSignalKind.Merged => "Merged into another incident.",
        _ => "All signals are back to normal.",
    };

    /// <summary>Who ended it; null when nobody did.</summary>
    public string? EndActor => _end?.Actor;

    /// <summary>Waits until a time; alerts that come meanwhile are only noted. Returns early when the incident is over.</summary>
    public async Task WaitUntilAsync(DateTimeOffset due, bool stopOnQuiet)
    {
        using var timer = new CancellationTokenSource();
        await RaceAsync(context.SleepUntilAsync(due, timer.Token), stopOnQuiet);
        timer.Cancel();
    }

    /// <summary>True when an alert joined since <see cref="MarkSeen"/>.</summary>
    public bool HasNews { get; private set; }

    /// <summary>What joined until now is part of the look that begins.</summary>
    public void MarkSeen() => HasNews = false;

    /// <summary>Waits until the incident is over, or until something joins it.</summary>
    /// <param name="orNews">False waits for the end alone.</param>
    public async Task WaitUntilOverAsync(bool orNews = false)
    {
        while (_end is null && !(orNews && HasNews))
        {
            Take(await _next);
        }
    }

    /// <summary>Waits for a task or the end of the incident. True when the end came first.</summary>
    public async Task<bool> RaceAsync(Task other, bool stopOnEnd = true)
    {
        while (!other.IsCompleted)
        {
            if (_end is not null && stopOnEnd)
            {
                return true;
            }

            if (await Task.WhenAny(other, _next) == _next)
            {
                Take(await _next);
            }
        }

        return false;
    }

    private void Take(IncidentSignal signal)
    {
        HasNews |= signal.Joined;
        // Quiet can be overtaken by a new alert: then the incident goes on.
        _end = signal.Kind == IncidentSignalKind.Changed && _end?.Kind is not (IncidentSignalKind.ResolvedByOperator or IncidentSignalKind.Merged) ? null : End(signal);
        _next = context.WaitForEventAsync(IncidentNames.Signal);
    }

    private IncidentSignal? End(IncidentSignal signal) => signal.Kind == IncidentSignalKind.Changed ? _end : signal;
}
