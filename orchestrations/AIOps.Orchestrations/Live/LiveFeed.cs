using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AIOps.Orchestrations.Live;

/// <summary>Tells open pages that something changed. Only a hint: what changed is read over HTTP, and a page that missed a hint polls.</summary>
public sealed class LiveFeed
{
    /// <summary>A page that does not read for this many hints gets the newest ones only.</summary>
    private const int Backlog = 256;
    private readonly ConcurrentDictionary<Guid, Channel<LiveEvent>> _pages = new();

    /// <summary>Pages that listen.</summary>
    public int Listeners => _pages.Count;

    /// <summary>Tells all pages.</summary>
    public void Publish(LiveEvent hint)
    {
        foreach (var page in _pages.Values)
        {
            page.Writer.TryWrite(hint);
        }
    }

    /// <summary>Begins to listen; dispose it when the page is gone.</summary>
    public LiveSubscription Subscribe()
    {
        var id = Guid.NewGuid();
        var page = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        _pages[id] = page;
        return new LiveSubscription(page.Reader, () => _pages.TryRemove(id, out _));
    }
}

/// <summary>A page that listens.</summary>
/// <param name="hints">Its hints.</param>
/// <param name="end">Takes it off the list.</param>
public sealed class LiveSubscription(ChannelReader<LiveEvent> hints, Action end) : IDisposable
{
    /// <summary>The hints in order.</summary>
    public ChannelReader<LiveEvent> Hints => hints;

    /// <inheritdoc/>
    public void Dispose() => end();
}

/// <summary>A hint.</summary>
/// <param name="Kind"><c>incident</c>, <c>approval</c> or <c>stats</c>.</param>
/// <param name="Id">What changed; empty for <c>stats</c>.</param>
/// <param name="Status">Its new state, kebab case.</param>
public sealed record LiveEvent(string Kind, string Id, string Status);
