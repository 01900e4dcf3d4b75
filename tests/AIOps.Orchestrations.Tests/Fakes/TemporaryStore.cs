using AIOps.Storage.Sqlite;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>A store in a folder of its own, deleted after the test.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-store-");

    public TemporaryStore() => Store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "aiops.db") });

    public SqliteDocumentStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        _folder.Delete(recursive: true);
    }
}
