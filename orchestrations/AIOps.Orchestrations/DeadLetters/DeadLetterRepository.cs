using System.Security.Cryptography;
using System.Text;
using AIOps.Ingest;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.DeadLetters;

/// <summary>
/// Dead letters in storage. Table <c>deadletters</c>: partition <c>list</c> holds what lists show, a partition per letter its bytes in pieces
/// (a row property holds 64 KiB). The bytes are written first: what is listed can be replayed.
/// </summary>
public sealed class DeadLetterRepository(IDocumentStore store)
{
    private const string Table = "deadletters";
    private const string List = "list";
    private const int PieceSize = 60_000;
    private readonly RecordTable<DeadLetter> _letters = new(store, Table);

    /// <summary>Puts a piece aside. The same piece of the same body at the same time is one letter, so a repeated delivery adds nothing.</summary>
    public async Task<DeadLetter> AddAsync(
        RejectKind kind, string reason, int offset, ReadOnlyMemory<byte> raw, string source, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(raw.Span).AsSpan(0, 8));
        var letter = new DeadLetter
        {
            Id = $"{RowKeys.NewestFirst(at)}-{hash}-{offset}",
            At = at,
            Kind = kind.ToString(),
            Reason = reason,
            Offset = offset,
            Source = source,
            Preview = Preview(raw.Span),
            Size = raw.Length,
        };
        for (var piece = 0; piece * PieceSize < raw.Length; piece++)
        {
            var slice = raw.Slice(piece * PieceSize, Math.Min(PieceSize, raw.Length - (piece * PieceSize))).ToArray();
            await store.PutAsync(
                Table, new DocumentWrite(WriteKind.Upsert, letter.Id, $"{piece:D6}", new Dictionary<string, object> { ["raw"] = slice }), cancellation);
        }

        await _letters.PutAsync(List, letter.Id, letter, cancellation);
        return letter;
    }

    /// <summary>Reads one letter, or null.</summary>
    public async Task<DeadLetter?> GetAsync(string id, CancellationToken cancellation = default) =>
        (await _letters.GetAsync(List, id, cancellation))?.Value;

    /// <summary>The bytes of a letter as they came.</summary>
    public async Task<byte[]> RawAsync(string id, CancellationToken cancellation = default)
    {
        using var bytes = new MemoryStream();
        await foreach (var piece in store.QueryAsync(Table, id, RowRange.All, cancellation))
        {
            bytes.Write((byte[])piece.Properties["raw"]);
        }

        return bytes.ToArray();
    }

    /// <summary>Lists letters, newest first.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? after, int take, CancellationToken cancellation = default)
    {
        List<DeadLetter> page = [];
        await foreach (var letter in _letters.QueryAsync(List, new RowRange(after is null ? null : after + ' ', null, take), cancellation))
        {
            page.Add(letter.Value);
        }

        return page;
    }

    /// <summary>Notes that a letter was replayed.</summary>
    public Task<DeadLetter?> MarkReplayedAsync(string id, DateTimeOffset at, CancellationToken cancellation = default) =>
        _letters.UpdateAsync(List, id, letter => letter with { ReplayedAt = at }, cancellation);

    /// <summary>Deletes letters older than a time.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        List<string> old = [];
        await foreach (var letter in _letters.QueryAsync(List, new RowRange(From: RowKeys.NewestFirst(before)), cancellation))
        {
            old.Add(letter.Row);
        }

        foreach (var id in old)
        {
            await _letters.DeleteAsync(List, id, cancellation);
            List<string> pieces = [];
            await foreach (var piece in store.QueryAsync(Table, id, RowRange.All, cancellation))
            {
                pieces.Add(piece.Row);
            }

            foreach (var piece in pieces)
            {
                await store.DeleteAsync(Table, id, piece, null, cancellation);
            }
        }

        return old.Count;
    }

    private static string Preview(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, 400)]);
        var clean = new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return clean.Length <= 200 ? clean : clean[..200];
    }
}
