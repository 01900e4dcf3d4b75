using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;

namespace AIOps.Orchestrations.Maintenance;

/// <summary>Where people announce planned work and end it before its time.</summary>
public sealed class MaintenanceDesk(MaintenanceRepository repository, AuditLog audit, IWorkflowClient workflows, TimeProvider time)
{
    private const int MaxScopes = 1000;

    /// <summary>Announces planned work.</summary>
    public async Task<PlannedWork> AnnounceAsync(
        string name, string resourcePrefix, DateTimeOffset from, DateTimeOffset to, string reason, Person person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var work = new PlannedWork
        {
            Id = $"{RowKeys.OldestFirst(now)}-{RowKeys.Hash($"{name}\n{resourcePrefix}\n{from:O}\n{to:O}")[..6]}",
            Name = name,
            ResourcePrefix = resourcePrefix.ToLowerInvariant(),
            From = from,
            To = to,
            Reason = reason,
            CreatedBy = person.DisplayName,
            CreatedAt = now,
        };
        await repository.AddAsync(work, cancellation);
        await AfterAsync(work, "maintenance.announced", $"{from:u} to {to:u}: {name} on {work.ResourcePrefix}. {reason}", person, now, cancellation);
        return work;
    }

    /// <summary>Ends planned work now. What is held back for it is looked at again after the grace time, as at its planned end.</summary>
    /// <returns>The work; null when there is none of that id.</returns>
    public async Task<PlannedWork?> EndAsync(string id, Person person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var ended = await repository.UpdateAsync(
            id, work => work.To <= now ? null : work with { To = now, From = work.From < now ? work.From : now, EndedBy = person.DisplayName }, cancellation);
        if (ended is not null)
        {
            await AfterAsync(ended, "maintenance.ended", ended.Name, person, now, cancellation);
        }

        return ended;
    }

    /// <summary>Writes it down and wakes every scope, so that what is held back is planned anew.</summary>
    private async Task AfterAsync(PlannedWork work, string action, string detail, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        await audit.AppendAsync(new AuditEntry($"{action}:{work.Id}", now, "", action, person.Id, detail) { IdentitySource = person.IdentitySource }, cancellation);
        foreach (var instance in await workflows.ListAsync(WorkflowState.Running, MaxScopes, cancellation))
        {
            if (instance.Workflow == CorrelationNames.Workflow.Name)
            {
                await workflows.RaiseEventAsync(instance.Id, CorrelationNames.Signal, new CorrelationSignal(), $"{action}:{work.Id}", cancellation);
            }
        }
    }
}
