using System.IO.Compression;
using System.Text.Json;
using AIOps.Correlate;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>State of the scopes. Table <c>correlation</c>, one row per scope: compressed JSON in pieces of 64 KiB, so a row holds a large scope.</summary>
internal sealed class CorrelationStateRepository(IDocumentStore store)
{
    private const string Table = "correlation";
    private const string Row = "state";
    private const int PieceSize = 60_000;

    /// <summary>Reads a scope: its state, its version (null before the first write), and the activity call that wrote it.</summary>
    public async Task<(CorrelationState State, string? ETag, string? Call)> GetAsync(string scope, CancellationToken cancellation)
    {
        if (await store.GetAsync(Table, RowKeys.Safe(scope), Row, cancellation) is not { } document)
        {
            return (CorrelationState.Empty, null, null);
        }

        using var packed = new MemoryStream();
        for (var piece = 0; document.Properties.TryGetValue($"piece{piece}", out var bytes); piece++)
        {
            packed.Write((byte[])bytes);
        }

        packed.Position = 0;
        await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        var state = await JsonSerializer.DeserializeAsync<CorrelationState>(plain, AiopsJson.Options, cancellation);
        return (state!, document.ETag, (string)document.Properties["call"]);
    }

    /// <summary>Writes a scope if nobody else did since it was read.</summary>
    public async Task<bool> TryPutAsync(string scope, CorrelationState state, string? etag, string call, CancellationToken cancellation)
    {
        using var packed = new MemoryStream();
        await using (var plain = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(plain, state, AiopsJson.Options, cancellation);
        }

        var properties = new Dictionary<string, object> { ["call"] = call };
        var bytes = packed.ToArray();
        for (var piece = 0; piece * PieceSize < bytes.Length; piece++)
        {
            properties[$"piece{piece}"] = bytes[(piece * PieceSize)..Math.Min(bytes.Length, (piece + 1) * PieceSize)];
        }

        try
        {
            await store.PutAsync(
                Table, new DocumentWrite(etag is null ? WriteKind.Insert : WriteKind.Replace, RowKeys.Safe(scope), Row, properties, etag), cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }
}
