using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Ports;

/// <summary>A system where people decide as well (a change request in ITSM). It is asked how they decided; what it decides by itself counts for nothing.</summary>
public interface IApprovalSource
{
    /// <summary>Name of the source (<c>servicenow</c>), unique in a host.</summary>
    string Name { get; }

    /// <summary>Puts the request before people there; done twice, it is there once.</summary>
    /// <returns>Handle for the other calls.</returns>
    /// <exception cref="NotDeliveredException">It could not be done.</exception>
    Task<string> RequestAsync(Approval approval, CancellationToken cancellation);

    /// <summary>How people there have decided so far.</summary>
    /// <exception cref="NotDeliveredException">It could not be read.</exception>
    Task<SourceReading> ReadAsync(string handle, CancellationToken cancellation);

    /// <summary>Says there how it ended here; nobody needs to decide there any more.</summary>
    /// <exception cref="NotDeliveredException">It could not be said.</exception>
    Task CloseAsync(string handle, Approval approval, CancellationToken cancellation);
}

/// <summary>How a request stands in another system.</summary>
/// <param name="Votes">Decisions of people, in the order that the source gives them.</param>
/// <param name="IsRejected">True when the request as a whole was rejected there, by whomever.</param>
public sealed record SourceReading(IReadOnlyList<SourceVote> Votes, bool IsRejected);

/// <summary>One person's decision in another system.</summary>
/// <param name="UserId">Who, as the source knows them.</param>
/// <param name="Person">Who they are here; null when nobody knows, and then the decision does not count as a yes.</param>
/// <param name="Approve">Yes or no.</param>
/// <param name="Reason">What they said.</param>
public sealed record SourceVote(string UserId, Approver? Person, bool Approve, string Reason);
