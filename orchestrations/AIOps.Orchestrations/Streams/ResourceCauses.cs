using AIOps.Detect;
using AIOps.Detect.Metrics.Resources;
using AIOps.Orchestrations.Series;
using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// One anomaly per cause: the episodes of a resource's metrics are kept together in storage (table <c>causes</c>, a row per resource), because its series may lie on several partitions and
/// hosts. Episodes are rare, so a read and a write for each is cheap. The same phase that comes twice gets the same answer, so nothing is lost when a host dies in between.
/// </summary>
internal sealed class ResourceCauses(IDocumentStore store, ResourceStandings standings, IOptions<StreamOptions> options)
{
    private const string Row = "book";
    private const int Named = 5;
    private readonly RecordTable<CauseBook> _books = new(store, "causes");

    /// <summary>What is to be told of phases of metric series, with the contributions of the resource's series; other phases pass.</summary>
    public async Task<IReadOnlyList<Anomaly>> FoldAsync(IReadOnlyList<Anomaly> phases, CancellationToken cancellation)
    {
        List<Anomaly> told = [];
        var ending = phases.Where(static phase => phase.Phase == AnomalyPhase.Cleared).Select(static phase => phase.Id).ToHashSet(StringComparer.Ordinal);
        // A batch brings series after series; what stands for what is a question of time.
        foreach (var phase in phases.OrderBy(static phase => phase.At))
        {
            if (phase.Source != AnomalySource.Metric)
            {
                told.Add(phase);
                continue;
            }

            foreach (var one in options.Value.OneAnomalyPerCause ? await TakeAsync(phase, ending, cancellation) : [phase])
            {
                told.Add(one.Phase == AnomalyPhase.Cleared ? one : one with
                {
                    Contributions = [.. (await standings.AtAsync(one.ResourceId, one.At, cancellation)).Standing.Contributions.Take(Named)],
                });
            }
        }

        return told;
    }

    private async Task<IReadOnlyList<Anomaly>> TakeAsync(Anomaly phase, IReadOnlySet<string> ending, CancellationToken cancellation)
    {
        var partition = RowKeys.Safe(phase.ResourceId);
        while (true)
        {
            var read = await _books.GetAsync(partition, Row, cancellation);
            var (after, tell) = (read?.Value ?? CauseBook.Empty).Take(phase, ending);
            if (read?.Value == after
                || (read is null ? await _books.TryInsertAsync(partition, Row, after, cancellation) : await _books.TryReplaceAsync(read, after, cancellation)))
            {
                return tell;
            }
        }
    }
}
