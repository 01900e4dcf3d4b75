using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;

namespace AIOps.Orchestrations.Tests.Incidents;

/// <summary>The list of incidents reads heads, an incident's page its body: they must not tell two stories.</summary>
public sealed class OvertakenHeadTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();

    [Fact]
    public async Task A_writer_that_was_overtaken_between_body_and_head_leaves_the_newer_head()
    {
        var calm = new IncidentRepository(_temporary.Store);
        await calm.CreateAsync(Samples.Incident());
        var slow = new IncidentRepository(new BeforeHead(_temporary.Store, () => MoveAsync(calm, IncidentStatus.Resolved)));

        await MoveAsync(slow, IncidentStatus.Verifying);

        Assert.Equal(IncidentStatus.Resolved, Assert.Single(await calm.ListAsync(null, null, 10)).Status);
    }

    public void Dispose() => _temporary.Dispose();

    private static Task<IncidentRecord?> MoveAsync(IncidentRepository incidents, IncidentStatus status) =>
        incidents.UpdateAsync("inc-1", record => record with { Incident = record.Incident with { Status = status } });

    /// <summary>Lets somebody else write before the first head is put.</summary>
    private sealed class BeforeHead(IDocumentStore inner, Func<Task> other) : IDocumentStore
    {
        private bool _done;

        public Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default) => inner.GetAsync(table, partition, row, cancellation);

        public IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range, CancellationToken cancellation = default) => inner.QueryAsync(table, partition, range, cancellation);

        public async Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default)
        {
            if (write.Partition == "head" && !_done)
            {
                _done = true;
                await other();
            }

            return await inner.PutAsync(table, write, cancellation);
        }

        public Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) => inner.DeleteAsync(table, partition, row, ifMatch, cancellation);

        public Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default) => inner.BatchAsync(table, writes, cancellation);
    }
}
