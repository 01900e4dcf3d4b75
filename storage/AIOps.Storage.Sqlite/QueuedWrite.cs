namespace AIOps.Storage.Sqlite;

/// <summary>A write that waits for its transaction.</summary>
internal abstract class QueuedWrite(int rows, CancellationToken cancellation)
{
    /// <summary>Why this one alone was not done; null when it was.</summary>
    protected Exception? Refusal { get; private set; }

    /// <summary>Does it inside the transaction that is open.</summary>
    /// <returns>False when it was refused; a part of it may be written then.</returns>
    public bool TryApply(StoreConnection connection)
    {
        if (cancellation.IsCancellationRequested)
        {
            Refusal = new OperationCanceledException(cancellation);
            return false;
        }
        try
        {
            Change(connection);
            return true;
        }
        catch (StorageConflictException refusal)
        {
            Refusal = refusal;
            return false;
        }
    }

    /// <summary>The same in a transaction that others share: when it is refused, nothing of it stays.</summary>
    public void ApplyAmongOthers(StoreConnection connection)
    {
        if (rows == 1)
        {
            TryApply(connection);
            return;
        }
        connection.Savepoint();
        if (TryApply(connection)) connection.ReleaseSavepoint();
        else connection.RollbackToSavepoint();
    }

    /// <summary>Tells the caller, once the transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the transaction failed.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>The change itself.</summary>
    protected abstract void Change(StoreConnection connection);
}

/// <summary>A write with a result.</summary>
internal sealed class QueuedWrite<T>(Func<StoreConnection, T> change, int rows, CancellationToken cancellation) : QueuedWrite(rows, cancellation)
{
    private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? value;

    public Task<T> Result => result.Task;

    public override void Complete()
    {
        if (Refusal is null) result.SetResult(value!);
        else if (Refusal is OperationCanceledException { CancellationToken: var cancelled }) result.SetCanceled(cancelled);
        else result.SetException(Refusal);
    }

    public override void Fail(Exception failure) => result.SetException(failure);

    protected override void Change(StoreConnection connection) => value = change(connection);
}
