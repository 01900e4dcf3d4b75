using System.Text.Json;
using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIOps.Orchestrations.Local.Replay;

/// <summary>Runs today's code over a history that was saved from a running instance.</summary>
public static class HistoryReplay
{
    private static readonly JsonSerializerOptions Readable = new(HistoryJson.Options) { WriteIndented = true };

    /// <summary>Replays a saved history.</summary>
    /// <param name="json">What <see cref="Engine.EmbeddedWorkflowEngine.ExportHistoryAsync"/> gave.</param>
    /// <param name="registry">The code of today.</param>
    /// <exception cref="NotReplayableException">The code does not give the history again: instances in flight would be parked.</exception>
    /// <exception cref="JsonException">The text is no saved history.</exception>
    public static void Verify(string json, WorkflowRegistry registry)
    {
        SavedHistory saved = JsonSerializer.Deserialize<SavedHistory>(json, HistoryJson.Options) ?? throw new JsonException("The saved history is null.");
        InstanceHeader header = new(saved.Id, saved.Workflow, saved.Version, WorkflowState.Running, saved.CreatedAt, saved.CreatedAt)
        {
            Generation = saved.Generation,
        };
        WorkflowRun.Verify(header, registry, saved.Turns, NullLogger.Instance);
    }

    internal static string Write(InstanceHeader header, IReadOnlyList<Turn> turns) =>
        JsonSerializer.Serialize(new SavedHistory(header.Workflow, header.Version, header.Id, header.CreatedAt, header.Generation, turns), Readable);

    private sealed record SavedHistory(string Workflow, string Version, string Id, DateTimeOffset CreatedAt, int Generation, IReadOnlyList<Turn> Turns);
}
