namespace AIOps.Storage.Sqlite.Tests;

/// <summary>A store in a folder of its own that goes away with it.</summary>
public sealed class TemporaryStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("aiops-store").FullName;

    public TemporaryStore() => Store = Open();

    public SqliteDocumentStore Store { get; }

    public string FilePath => Path.Combine(folder, "test.db");

    public SqliteDocumentStore Open() => new(new SqliteStoreOptions { Path = FilePath });

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
