using AIOps.Contracts.Storage;
using AIOps.Contracts.Streams;

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

/// <summary>A partition that moves between hosts over Azure Tables: the ETags are those of the service.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTablesHandOverTests(Azurite azurite) : HandOverContract
{
    protected override IDocumentStore NewStore() => Stores.New(azurite);
}
