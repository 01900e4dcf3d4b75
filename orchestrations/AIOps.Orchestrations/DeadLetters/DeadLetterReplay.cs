using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Streams;

namespace AIOps.Orchestrations.DeadLetters;

/// <summary>Sends dead letters through ingest again, after what was wrong is mended.</summary>
public sealed class DeadLetterReplay(DeadLetterRepository letters, IngestHandler ingest, TimeProvider time)
{
    /// <summary>Replays one letter. What is rejected again becomes a new letter, so nothing is lost.</summary>
    /// <returns>What became of it, or null when there is no such letter.</returns>
    public async Task<IngestResult?> ReplayAsync(string id, CancellationToken cancellation)
    {
        if (await letters.GetAsync(id, cancellation) is not { } letter)
        {
            return null;
        }

        // Under the time of its first arrival: a late event keeps its place, and a piece without a time gets the time that it came.
        var result = await ingest.HandleAsync(await letters.RawAsync(id, cancellation), letter.At, letter.Source, cancellation);
        await letters.MarkReplayedAsync(id, time.GetUtcNow(), cancellation);
        ProductMeter.Replays.Add(1);
        return result;
    }
}
