using AIOps.Contracts.Storage;

namespace AIOps.Storage.AzureTables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class AzureTablesDocumentStoreTests(Azurite azurite) : DocumentStoreContract
{
    protected override IDocumentStore Store { get; } = Stores.New(azurite);
}

[Collection(AzuriteCollection.Name)]
public sealed class AzureTablesDocumentLimitsTests(Azurite azurite) : DocumentLimitsContract
{
    protected override IDocumentStore Store { get; } = Stores.New(azurite);
}
