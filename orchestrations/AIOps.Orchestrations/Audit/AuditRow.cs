using System.Security.Cryptography;
using System.Text;

namespace AIOps.Orchestrations.Audit;

/// <summary>A row of the audit chain. Each carries the hash of the one before, so one altered byte breaks the chain from there on.</summary>
public sealed record AuditRow
{
    /// <summary>Position in the chain, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The incident; empty for what belongs to none.</summary>
    public required string IncidentId { get; init; }

    /// <summary>What was done (<c>approval.vote</c>, <c>action.started</c> ...).</summary>
    public required string Action { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>How the identity was established; <c>system</c> for the product itself.</summary>
    public required string IdentitySource { get; init; }

    /// <summary>What exactly, one line.</summary>
    public required string Detail { get; init; }

    /// <summary>State before, when the row is about a change.</summary>
    public string? Before { get; init; }

    /// <summary>State after, when the row is about a change.</summary>
    public string? After { get; init; }

    /// <summary>Hash of the plan that it is about.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Policy version that it was decided under.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>Trace (32 hex digits) that leads to the telemetry behind it; null when there is none.</summary>
    public string? TraceId { get; init; }

    /// <summary>Facts that it rests on.</summary>
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];

    /// <summary>Hash of the row before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all members above, 64 hex digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash that the row should have.</summary>
    public string ComputeHash()
    {
        // Length-prefixed, so that no two different rows have the same text.
        var text = new StringBuilder();
        foreach (var part in Parts())
        {
            text.Append(part.Length).Append(':').Append(part).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // A row with a trace names it beside the hash before, whose length is fixed: rows of older versions, without traces, keep their hashes.
    private IEnumerable<string> Parts() =>
    [
        TraceId is null ? PreviousHash : $"{PreviousHash}/{TraceId}", Sequence.ToString(), At.UtcDateTime.ToString("O"), IncidentId, Action, Actor, IdentitySource, Detail,
        Before ?? "", After ?? "", PlanHash ?? "", PolicyVersion ?? "", .. EvidenceIds,
    ];
}
