using System.Globalization;
using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;

namespace AIOps.Orchestrations.Series;

/// <summary>
/// What people change of one series: verdicts move its band, windows are kept out of its learning. The change goes into storage under the version check; whichever host scores the
/// series finds its own copy outdated at the next write and goes on from the stored one.
/// </summary>
public sealed class SeriesDesk : IBoundsFeedback
{
    private readonly SeriesReader _reader;
    private readonly SeriesStore _store;
    private readonly SeriesCache _cache;
    private readonly SeriesLocks _locks;
    private readonly AuditLog _audit;
    private readonly TimeProvider _time;

    internal SeriesDesk(SeriesReader reader, SeriesStore store, SeriesCache cache, SeriesLocks locks, AuditLog audit, TimeProvider time) =>
        (_reader, _store, _cache, _locks, _audit, _time) = (reader, store, cache, locks, audit, time);

    /// <inheritdoc/>
    public async Task<string?> GiveAsync(Anomaly anomaly, bool useful, CancellationToken cancellation = default)
    {
        SeriesStanding? before = null;
        var after = await ChangeAsync(
            anomaly.SeriesKey,
            monitor =>
            {
                before = monitor.Standing;
                return monitor.GiveFeedback(anomaly, useful);
            },
            cancellation);
        if (after is null || before is null)
        {
            return null;
        }

        var up = anomaly.Direction == AnomalyDirection.Up;
        var moved = up ? after.Feedback.UpperShift - before.Feedback.UpperShift : after.Feedback.LowerShift - before.Feedback.LowerShift;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The {(up ? "upper" : "lower")} end of the expected band of {anomaly.Metric} moves {Math.Abs(moved):0.###} {(moved >= 0 ? "outwards" : "inwards")}.");
    }

    /// <inheritdoc/>
    public async Task<bool> UndoAsync(Anomaly anomaly, CancellationToken cancellation = default) =>
        await ChangeAsync(anomaly.SeriesKey, monitor => monitor.UndoFeedback(anomaly.Id), cancellation) is not null;

    /// <summary>How a series stands; null when it is not known, or was not scored yet.</summary>
    public async Task<SeriesStanding?> StandingAsync(SeriesId id, CancellationToken cancellation) => await _store.StandingAsync(id, cancellation);

    /// <summary>Keeps a window out of learning.</summary>
    /// <returns>How the series stands; null when it is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty or too long; the message says what is allowed.</exception>
    public async Task<SeriesStanding?> ExcludeAsync(string key, DateTimeOffset from, DateTimeOffset until, string reason, Person person, CancellationToken cancellation)
    {
        var after = await ChangeAsync(
            key,
            monitor =>
            {
                monitor.Exclude(from, until);
                return true;
            },
            cancellation);
        return await TellAsync(after, "series.excluded", key, $"{from:u} to {until:u} is not learnt. {reason}", person, cancellation);
    }

    /// <summary>Lets in again what the newest window kept out.</summary>
    /// <returns>How the series stands; null when it is not known.</returns>
    public async Task<SeriesStanding?> ReadmitAsync(string key, string reason, Person person, CancellationToken cancellation)
    {
        var samples = 0;
        var after = await ChangeAsync(
            key,
            monitor =>
            {
                samples = monitor.Readmit();
                return true;
            },
            cancellation);
        return await TellAsync(after, "series.readmitted", key, $"{samples} samples are let in again. {reason}", person, cancellation);
    }

    private async Task<SeriesStanding?> ChangeAsync(string key, Func<SeriesMonitor, bool> change, CancellationToken cancellation)
    {
        if (await _reader.FindAsync(key, cancellation) is not { } id)
        {
            return null;
        }

        using var held = await _locks.EnterAsync(key, cancellation);
        var after = await _store.UpdateAsync(id, change, cancellation);
        if (after is not null)
        {
            _cache.Remove(id);
        }

        return after?.Standing;
    }

    private async Task<SeriesStanding?> TellAsync(SeriesStanding? after, string action, string key, string detail, Person person, CancellationToken cancellation)
    {
        if (after is not null)
        {
            var now = _time.GetUtcNow();
            await _audit.AppendAsync(new AuditEntry($"{action}:{key}:{now.UtcTicks}", now, "", action, person.Id, $"{key}: {detail}") { IdentitySource = person.IdentitySource }, cancellation);
        }

        return after;
    }
}
