using AIOps.Ingest;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Stats;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Topology;
using AIOps.Storage;
using Microsoft.Extensions.Options;

namespace AIOps.Local.Cli;

/// <summary>Replays letters of a data folder: through the same ingest, onto the same durable bus.</summary>
internal static class DeadLetterReplayRun
{
    public static async Task<int> RunAsync(IDocumentStore store, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var letters = new DeadLetterRepository(store);
        var wanted = ids.Count > 0 ? ids : [.. (await letters.ListAsync(null, int.MaxValue, cancellation)).Where(letter => letter.ReplayedAt is null).Select(letter => letter.Id)];
        var ingest = new IngestHandler(new DecoderPool(Options.Create(new IngestOptions())), letters, new LocalSignalBus(store, new SignalBusOptions()), new StreamStatistics(), new CallBook(store, TimeProvider.System));
        var replay = new DeadLetterReplay(letters, ingest, TimeProvider.System);
        var (accepted, rejected, code) = (0, 0, ExitCodes.Success);
        foreach (var id in wanted)
        {
            if (await replay.ReplayAsync(id, cancellation) is not { } result)
            {
                await Console.Error.WriteLineAsync($"There is no dead letter with the id '{id}'.");
                code = ExitCodes.Failure;
                continue;
            }

            accepted += result.Accepted;
            rejected += result.Rejected;
        }

        Console.WriteLine($"{wanted.Count} replayed: {accepted} signals accepted, {rejected} pieces rejected again.");
        return code;
    }
}
