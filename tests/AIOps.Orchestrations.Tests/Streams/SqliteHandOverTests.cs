using AIOps.Contracts.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;

namespace AIOps.Orchestrations.Tests.Streams;

/// <summary>The hand-over contract on SQLite.</summary>
public sealed class SqliteHandOverTests : HandOverContract, IDisposable
{
    private readonly List<TemporaryStore> _stores = [];

    public void Dispose() => _stores.ForEach(static store => store.Dispose());

    protected override IDocumentStore NewStore()
    {
        _stores.Add(new TemporaryStore());
        return _stores[^1].Store;
    }
}
