using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Approvals.Rights;

/// <summary>
/// What each person may do, by identity: asked at the decision and again before the action is executed. A withdrawal counts at once and over everything else, until it
/// is lifted; then come the configured approvers, then what the person's last sign-in proved. Table <c>approvers</c>.
/// </summary>
public sealed class ApproverDirectory(IDocumentStore store, IOptions<ApprovalOptions> options, TimeProvider time)
{
    private const string All = "all";
    private readonly RecordTable<ApproverRecord> _people = new(store, "approvers");

    /// <summary>Rights of a person now.</summary>
    /// <param name="id">Stable id, compared without case.</param>
    /// <param name="proved">What this very request proved; null outside of one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<ApproverRights> OfAsync(string id, ApproverRights? proved = null, CancellationToken cancellation = default)
    {
        var known = await _people.GetAsync(All, Row(id), cancellation);
        if (known?.Value.WithdrawnBy is not null || string.IsNullOrWhiteSpace(id))
        {
            return ApproverRights.None;
        }

        var entry = options.Value.Approvers.FirstOrDefault(person => person.Id.Trim().Equals(id.Trim(), StringComparison.OrdinalIgnoreCase));
        var configured = entry is null ? ApproverRights.None : new ApproverRights(true, entry.BreakGlass) { EscalationOnly = entry.EscalationOnly };
        return configured.With(proved ?? (known is { Value: var record } && time.GetUtcNow() - record.ProvedAt < options.Value.RightsLifetime
            ? new ApproverRights(record.MayApprove, record.MayBreakGlass)
            : null));
    }

    /// <summary>Notes what a sign-in proved: also that a role is gone.</summary>
    public async Task RecordAsync(Approver person, CancellationToken cancellation = default)
    {
        if (person.Proved is not { } proved)
        {
            return;
        }

        var fresh = new ApproverRecord(person.Id, person.Source, proved.MayApprove, proved.MayBreakGlass, time.GetUtcNow(), null);
        if (!proved.MayApprove || !await _people.TryInsertAsync(All, Row(person.Id), fresh, cancellation))
        {
            await _people.UpdateAsync(All, Row(person.Id), known => fresh with { WithdrawnBy = known.WithdrawnBy }, cancellation);
        }
    }

    /// <summary>Takes all rights from a person at once, or lifts that.</summary>
    public async Task WithdrawAsync(string id, string? by, CancellationToken cancellation = default)
    {
        if (!await _people.TryInsertAsync(All, Row(id), new ApproverRecord(id, "operator", false, false, time.GetUtcNow(), by), cancellation))
        {
            await _people.UpdateAsync(All, Row(id), known => known with { WithdrawnBy = by }, cancellation);
        }
    }

    /// <summary>Everybody that the directory has met.</summary>
    public async Task<IReadOnlyList<ApproverRecord>> ListAsync(CancellationToken cancellation = default)
    {
        List<ApproverRecord> people = [];
        await foreach (var person in _people.QueryAsync(All, new RowRange(Take: 1000), cancellation))
        {
            people.Add(person.Value);
        }

        return people;
    }

    private static string Row(string id) => RowKeys.Safe(id.Trim().ToUpperInvariant());
}

/// <summary>What is known of a person.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Source">How it was last established.</param>
/// <param name="MayApprove">Proved by the last sign-in.</param>
/// <param name="MayBreakGlass">Proved by the last sign-in.</param>
/// <param name="ProvedAt">When.</param>
/// <param name="WithdrawnBy">Who took the rights away; null when nobody did.</param>
public sealed record ApproverRecord(string Id, string Source, bool MayApprove, bool MayBreakGlass, DateTimeOffset ProvedAt, string? WithdrawnBy);
