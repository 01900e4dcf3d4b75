using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Shadow;

/// <summary>
/// What the two configurations opened. Table <c>shadow</c>, a partition per challenger: rows <c>o:time:series:side</c> and <c>since</c>. Openings are rare, so a row
/// each is cheap; a batch that comes twice writes the same rows.
/// </summary>
public sealed class ShadowLedger(IDocumentStore store)
{
    private const string Table = "shadow";
    private readonly RecordTable<ShadowOpening> _openings = new(store, Table);
    private readonly RecordTable<ShadowStart> _starts = new(store, Table);

    internal Task BeginAsync(string challenger, DateTimeOffset at, CancellationToken cancellation) => _starts.TryInsertAsync(challenger, "since", new ShadowStart(at), cancellation);

    internal Task AddAsync(string challenger, ShadowOpening opening, CancellationToken cancellation) =>
        _openings.PutAsync(challenger, $"{Prefix(opening.At)}:{opening.SeriesKey}:{(opening.Live ? "live" : "challenger")}", opening, cancellation);

    /// <summary>When this challenger was first scored; null before that.</summary>
    internal async Task<DateTimeOffset?> SinceAsync(string challenger, CancellationToken cancellation) => (await _starts.GetAsync(challenger, "since", cancellation))?.Value.At;

    /// <summary>Openings since a time, oldest first.</summary>
    internal async Task<IReadOnlyList<ShadowOpening>> ReadAsync(string challenger, DateTimeOffset from, CancellationToken cancellation)
    {
        List<ShadowOpening> found = [];
        await foreach (var row in _openings.QueryAsync(challenger, new RowRange(Prefix(from), "o:~"), cancellation))
        {
            found.Add(row.Value);
        }

        return found;
    }

    private static string Prefix(DateTimeOffset at) => $"o:{at.UtcTicks:D19}";
}

/// <summary>When a challenger was first scored.</summary>
/// <param name="At">Event time.</param>
internal sealed record ShadowStart(DateTimeOffset At);
