namespace AIOps.Orchestrations.Series;

/// <summary>One at a time per series within this host: the stream, the watch for silence and people. Between hosts the ETag decides.</summary>
internal sealed class SeriesLocks
{
    /// <summary>A power of two; series share a lock now and then, which costs a short wait.</summary>
    private const int Stripes = 256;
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(static _ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the series; dispose of the result to let the next one in.</summary>
    public async Task<Lease> EnterAsync(string key, CancellationToken cancellation)
    {
        var stripe = _stripes[(uint)string.GetHashCode(key, StringComparison.Ordinal) % Stripes];
        await stripe.WaitAsync(cancellation);
        return new Lease(stripe);
    }

    /// <summary>A held lock.</summary>
    public readonly struct Lease(SemaphoreSlim stripe) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => stripe.Release();
    }
}
