namespace AIOps.Storage.AzureTables.Tests;

internal static class Stores
{
    /// <summary>A store with tables of its own.</summary>
    public static IDocumentStore New(Azurite azurite) => AzureTablesServices.Create(
        new AzureTablesOptions { ConnectionString = azurite.ConnectionString, Prefix = "t" + Guid.NewGuid().ToString("N")[..12] },
        static () => throw new InvalidOperationException("a connection string needs no credential"));
}
