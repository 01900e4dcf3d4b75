using AIOps.Storage;

namespace AIOps.Api.Health;

/// <summary>Reads a row: storage answers.</summary>
internal sealed class StorageCheck(IDocumentStore store) : IDependencyCheck
{
    public string Name => "storage";

    public async Task<string> CheckAsync(CancellationToken cancellation)
    {
        await store.GetAsync("settings", "switches", "kill", cancellation);
        return "answers";
    }
}
