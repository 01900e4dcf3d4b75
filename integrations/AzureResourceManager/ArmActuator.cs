using AIOps.Integrations.AzureResourceManager.Actions;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using Azure;
using Azure.Core.Pipeline;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Does actions through Azure Resource Manager. Nothing is held: starting and asking are single calls.</summary>
internal sealed class ArmActuator(ArmConnection connection, ArmOptions options, TimeProvider time) : IActuator
{
    private readonly Dictionary<string, IArmAction> _actions = ArmActions.All.ToDictionary(a => a.ActionId, StringComparer.Ordinal);
    private readonly ArmLocks _locks = new(connection);
    private readonly ArmPoller _poller = new(connection, options, time);

    public bool CanDo(PlannedAction action) => _actions.ContainsKey(action.ActionId);

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(PlannedAction action, CancellationToken cancellation)
    {
        try
        {
            await _locks.RefuseLockedAsync(action.TargetId, cancellation);
            return await Find(action).DryRunAsync(connection, action, cancellation);
        }
        catch (RequestFailedException error) when (error.Status is >= 400 and < 500 and not 408 and not 429)
        {
            throw new ActionPreconditionException($"'{action.TargetId}' cannot be read: {error.ErrorCode ?? error.Status.ToString()}: {error.Message.Split('\n', 2)[0]}", error);
        }
    }

    public async Task<ActionProgress> StartAsync(PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var handler = Find(action);
        var sentAt = time.GetUtcNow();
        try
        {
            using (HttpPipeline.CreateClientRequestIdScope(intentId))
                return await handler.StartAsync(connection, action, intentId, cancellation);
        }
        catch (RequestFailedException error) when (error.Status is >= 200 and < 300 && error.GetRawResponse() is { } accepted)
        {
            // The SDK knows 200 only for some updates; Azure answers 202 as well.
            return ArmReply.Accepted(accepted, options);
        }
        catch (RequestFailedException error)
        {
            return ArmReply.Refused(error, options) ?? Lost(action, intentId, sentAt, error.Message);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or AggregateException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Lost(action, intentId, sentAt, error.Message);
        }
    }

    public async Task<ActionProgress?> FindAsync(PlannedAction action, string intentId, DateTimeOffset since, CancellationToken cancellation)
    {
        var progress = await _poller.PollAsync(new ArmHandle(ArmHandleKind.Lost, action.TargetId, intentId, since), cancellation);
        return progress.State == ActionState.Busy ? null : progress;
    }

    public Task<ActionProgress> PollAsync(string operation, CancellationToken cancellation) => ArmHandle.Parse(operation) is { } handle
        ? _poller.PollAsync(handle, cancellation)
        : Task.FromResult(ArmReply.Failed("The operation handle is not one of Azure Resource Manager."));

    private ActionProgress Lost(PlannedAction action, string intentId, DateTimeOffset sentAt, string why) =>
        ArmReply.Running(new ArmHandle(ArmHandleKind.Lost, action.TargetId, intentId, sentAt), options.PollInterval,
            $"The reply was lost ({why.Split('\n', 2)[0]}); the activity log will tell whether it ran. It is not sent again before.");

    private IArmAction Find(PlannedAction action) => _actions.GetValueOrDefault(action.ActionId)
        ?? throw new InvalidOperationException($"Azure Resource Manager cannot do '{action.ActionId}'.");
}
