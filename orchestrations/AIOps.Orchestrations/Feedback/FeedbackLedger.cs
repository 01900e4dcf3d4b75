using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Feedback;

/// <summary>All thumbs, for the figures. Table <c>feedback</c>, partition <c>thumbs</c>: a row per incident, subject and person, so that a repeated one counts once.</summary>
public sealed class FeedbackLedger(IDocumentStore store)
{
    private const string Thumbs = "thumbs";
    private readonly RecordTable<Thumb> _thumbs = new(store, "feedback");

    internal Task PutAsync(Thumb thumb, CancellationToken cancellation) => _thumbs.PutAsync(Thumbs, RowOf(thumb), thumb, cancellation);

    internal Task DeleteAsync(Thumb thumb, CancellationToken cancellation) => _thumbs.DeleteAsync(Thumbs, RowOf(thumb), cancellation);

    /// <summary>How many thumbs there are, by kind of subject.</summary>
    public async Task<IReadOnlyList<FeedbackCount>> CountAsync(CancellationToken cancellation = default)
    {
        var counts = FeedbackSubject.Kinds.ToDictionary(static kind => kind, static kind => new FeedbackCount(kind, 0, 0));
        await foreach (var row in _thumbs.QueryAsync(Thumbs, RowRange.All, cancellation))
        {
            var before = counts[row.Value.About];
            counts[before.About] = row.Value.Useful ? before with { Useful = before.Useful + 1 } : before with { NotUseful = before.NotUseful + 1 };
        }

        return [.. counts.Values];
    }

    /// <summary>What people said of alerts, by the id of the anomaly; where they disagree, a thumb down counts.</summary>
    internal async Task<IReadOnlyDictionary<string, bool>> OfAlertsAsync(CancellationToken cancellation)
    {
        var verdicts = new Dictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var row in _thumbs.QueryAsync(Thumbs, RowRange.All, cancellation))
        {
            if (row.Value.AnomalyId is { } anomaly)
            {
                verdicts[anomaly] = row.Value.Useful && verdicts.GetValueOrDefault(anomaly, true);
            }
        }

        return verdicts;
    }

    private static string RowOf(Thumb thumb) => RowKeys.Safe($"{thumb.IncidentId}|{thumb.About}|{thumb.AlertId}|{thumb.Actor}");
}

/// <summary>Thumbs of one kind.</summary>
/// <param name="About">What they are about.</param>
/// <param name="Useful">Thumbs up.</param>
/// <param name="NotUseful">Thumbs down.</param>
public sealed record FeedbackCount(string About, int Useful, int NotUseful);

/// <summary>One thumb.</summary>
internal sealed record Thumb(string IncidentId, string About, string? AlertId, string Actor, bool Useful, DateTimeOffset At)
{
    /// <summary>What the alert reported; null unless it is about an alert of a detector.</summary>
    public string? AnomalyId { get; init; }
}
