using AIOps.Contracts.Storage;

namespace AIOps.Storage.Sqlite.Tests;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly TemporaryStore temporary = new();

    protected override IDocumentStore Store => temporary.Store;

    public void Dispose() => temporary.Dispose();
}

public sealed class SqliteDocumentLimitsTests : DocumentLimitsContract, IDisposable
{
    private readonly TemporaryStore temporary = new();

    protected override IDocumentStore Store => temporary.Store;

    public void Dispose() => temporary.Dispose();
}
