using Microsoft.DurableTask;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>What a run waits for, shown in the custom status of the instance together with the workflow's own words.</summary>
internal sealed class Waits(TaskOrchestrationContext context)
{
    /// <summary>A custom status holds 16 KB; nobody reads more than this.</summary>
    private const int MaxShown = 20;

    private readonly List<string> open = [];
    private string text = "";

    public void Say(string status)
    {
        text = status;
        Show();
    }

    /// <summary>Shows the wait until the task ends.</summary>
    public async Task<T> ForAsync<T>(string what, Task<T> task)
    {
        if (task.IsCompleted) return await task;
        open.Add(what);
        Show();
        try
        {
            return await task;
        }
        finally
        {
            open.Remove(what);
            Show();
        }
    }

    public void Show() => context.SetCustomStatus(new RunStatus(text, [.. open.Take(MaxShown)], context.Version));
}
