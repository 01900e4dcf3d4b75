using AIOps.Orchestrations.Observability;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Audit;

/// <summary>
/// The append-only, hash-chained audit. Table <c>audit</c>, partition <c>chain</c>: rows <c>r:sequence</c>, the head of the chain, and one marker
/// per key; a row, its marker and the new head are one atomic batch, so a row is never lost, doubled or out of line.
/// Table <c>auditindex</c> finds the rows of an incident. Writers of one process take turns: they would only overtake each other at the head of the chain;
/// those of different processes meet at its ETag.
/// </summary>
#pragma warning disable CA1001 // The turnstile holds nothing but memory: a semaphore needs its end only when its wait handle was asked for.
public sealed class AuditLog(IDocumentStore store)
#pragma warning restore CA1001
{
    private const string Table = "audit";
    private const string Chain = "chain";
    private const string HeadRow = "head";
    private static readonly string Genesis = new('0', 64);
    private readonly RecordTable<AuditRow> _rows = new(store, Table);
    private readonly RecordTable<AuditPointer> _index = new(store, "auditindex");
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Appends an entry unless its key is there already.</summary>
    public async Task AppendAsync(AuditEntry entry, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        long sequence;
        try
        {
            sequence = await LinkAsync(entry, "k:" + RowKeys.Safe(entry.Key), cancellation);
        }
        finally
        {
            _turn.Release();
        }

        if (entry.IncidentId.Length > 0)
        {
            await _index.PutAsync(entry.IncidentId, $"{sequence:D19}", new AuditPointer(sequence), cancellation);
        }
    }

    /// <summary>Rows of the whole chain in order.</summary>
    public async IAsyncEnumerable<AuditRow> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in _rows.QueryAsync(Chain, RowRange.Prefix("r:"), cancellation))
        {
            yield return row.Value;
        }
    }

    /// <summary>Rows of one incident in order.</summary>
    public async Task<IReadOnlyList<AuditRow>> OfIncidentAsync(string incidentId, CancellationToken cancellation = default)
    {
        List<AuditRow> rows = [];
        await foreach (var pointer in _index.QueryAsync(incidentId, RowRange.All, cancellation))
        {
            if (await _rows.GetAsync(Chain, RowOf(pointer.Value.Sequence), cancellation) is { } row)
            {
                rows.Add(row.Value);
            }
        }

        return rows;
    }

    /// <summary>Recomputes the chain.</summary>
    /// <returns>What the first broken row is, or null when the chain is whole; and how many rows were looked at.</returns>
    public async Task<AuditCheck> VerifyAsync(CancellationToken cancellation = default)
    {
        // Read before the rows and after them: what is appended in between is no damage.
        var atLeast = await HeadAsync(cancellation);
        var previous = Genesis;
        var sequence = 0L;
        await foreach (var row in ReadAllAsync(cancellation))
        {
            sequence++;
            var problem = row.Sequence != sequence ? $"row {sequence} is missing"
                : row.PreviousHash != previous ? $"row {sequence} does not follow the row before it"
                : row.ComputeHash() != row.Hash ? $"row {sequence} was altered ({row.Action} of {row.At:O})"
                : null;
            if (problem is not null)
            {
                return new AuditCheck(sequence, problem);
            }

            previous = row.Hash;
        }

        var wrong = sequence < atLeast ? $"row {sequence + 1} is missing: the chain was cut at its end"
            : sequence > await HeadAsync(cancellation) ? $"row {sequence} stands behind the end that the chain's head names"
            : null;
        return new AuditCheck(sequence, wrong);
    }

    private async Task<long> HeadAsync(CancellationToken cancellation) =>
        await store.GetAsync(Table, Chain, HeadRow, cancellation) is { } head ? (long)head.Properties["sequence"] : 0;

    private static string RowOf(long sequence) => $"r:{sequence:D19}";

    private async Task<long> LinkAsync(AuditEntry entry, string marker, CancellationToken cancellation)
    {
        while (true)
        {
            if (await store.GetAsync(Table, Chain, marker, cancellation) is { } known)
            {
                return (long)known.Properties["sequence"];
            }

            if (await TryAppendAsync(entry, marker, cancellation) is { } written)
            {
                AuditMeter.Count(entry.Action);
                return written;
            }
        }
    }

    private async Task<long?> TryAppendAsync(AuditEntry entry, string marker, CancellationToken cancellation)
    {
        var head = await store.GetAsync(Table, Chain, HeadRow, cancellation);
        var sequence = head is null ? 1 : (long)head.Properties["sequence"] + 1;
        var row = Link(entry, sequence, head is null ? Genesis : (string)head.Properties["hash"]);
        var newHead = new Dictionary<string, object> { ["sequence"] = sequence, ["hash"] = row.Hash };
        try
        {
            await store.BatchAsync(
                Table,
                [
                    JsonDocuments.Insert(Chain, RowOf(sequence), row),
                    new DocumentWrite(WriteKind.Insert, Chain, marker, new Dictionary<string, object> { ["sequence"] = sequence }),
                    head is null
                        ? new DocumentWrite(WriteKind.Insert, Chain, HeadRow, newHead)
                        : new DocumentWrite(WriteKind.Replace, Chain, HeadRow, newHead, head.ETag),
                ],
                cancellation);
            return sequence;
        }
        catch (StorageConflictException)
        {
            return null;
        }
    }

    private static AuditRow Link(AuditEntry entry, long sequence, string previousHash)
    {
        var row = new AuditRow
        {
            Sequence = sequence,
            At = entry.At,
            IncidentId = entry.IncidentId,
            Action = entry.Action,
            Actor = entry.Actor,
            IdentitySource = entry.IdentitySource,
            Detail = entry.Detail,
            Before = entry.Before,
            After = entry.After,
            PlanHash = entry.PlanHash,
            PolicyVersion = entry.PolicyVersion,
            TraceId = entry.TraceId,
            EvidenceIds = entry.EvidenceIds,
            PreviousHash = previousHash,
            Hash = "",
        };
        return row with { Hash = row.ComputeHash() };
    }
}

/// <summary>Result of a check of the chain.</summary>
/// <param name="Rows">Rows looked at.</param>
/// <param name="Problem">What is wrong with the first broken row; null when the chain is whole.</param>
public sealed record AuditCheck(long Rows, string? Problem);

/// <summary>Leads from an incident to its rows.</summary>
/// <param name="Sequence">Position in the chain.</param>
internal sealed record AuditPointer(long Sequence);
