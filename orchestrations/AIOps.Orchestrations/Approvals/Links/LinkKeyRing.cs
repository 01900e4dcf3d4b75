using System.Security.Cryptography;
using System.Text;
using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Approvals.Links;

/// <summary>
/// The keys of link tokens. Configured ones (by reference: Key Vault, environment) count alone where there are any. Without, the host makes its own, keeps them
/// in storage for all processes, and replaces the signing key after <see cref="ApprovalLinkOptions.RotateAfter"/>; the one before it still verifies, older ones do not.
/// </summary>
public sealed class LinkKeyRing(IDocumentStore store, IOptions<ApprovalOptions> options, TimeProvider time)
{
    private const int KeyBytes = 32;
    private static readonly TimeSpan Reread = TimeSpan.FromMinutes(1);
    private readonly RecordTable<StoredRing> _rings = new(store, "settings");
    private LinkKeys? _known;
    private DateTimeOffset _readAt;

    /// <summary>Makes a new signing key; the present one still verifies. With <paramref name="retireAll"/> no earlier token is valid any more.</summary>
    /// <exception cref="InvalidOperationException">The keys are configured: rotate them where they are kept.</exception>
    public async Task RotateAsync(bool retireAll, CancellationToken cancellation = default)
    {
        if (options.Value.Links.Keys.Count > 0)
        {
            throw new InvalidOperationException("The keys of links are configured (AIOps:Approvals:Links:Keys): rotate them where they are kept.");
        }

        await ReadAsync(cancellation);
        await _rings.UpdateAsync("keys", "approval-links", ring => new StoredRing([NewKey(), .. retireAll ? [] : ring.Keys.Take(1)]), cancellation);
        _known = null;
    }

    internal async Task<LinkKeys> ReadAsync(CancellationToken cancellation)
    {
        var settings = options.Value.Links;
        if (settings.Keys.Count > 0)
        {
            return new LinkKeys(settings.CurrentKey, settings.Keys.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value), StringComparer.Ordinal));
        }

        // Another process may have rotated: what is cached is short-lived.
        if (_known is { } known && (time.GetUtcNow() - _readAt).Duration() < Reread)
        {
            return known;
        }

        var ring = await RingAsync(settings.RotateAfter, cancellation);
        _readAt = time.GetUtcNow();
        return _known = new LinkKeys(ring.Keys[0].Id, ring.Keys.ToDictionary(key => key.Id, key => Convert.FromBase64String(key.Secret), StringComparer.Ordinal));
    }

    private async Task<StoredRing> RingAsync(TimeSpan rotateAfter, CancellationToken cancellation)
    {
        await _rings.TryInsertAsync("keys", "approval-links", new StoredRing([NewKey()]), cancellation);
        return (await _rings.UpdateAsync(
            "keys",
            "approval-links",
            ring => time.GetUtcNow() - ring.Keys[0].MadeAt < rotateAfter ? null : new StoredRing([NewKey(), ring.Keys[0]]),
            cancellation))!;
    }

    private StoredKey NewKey() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)), time.GetUtcNow());

    private sealed record StoredRing(IReadOnlyList<StoredKey> Keys);

    private sealed record StoredKey(string Id, string Secret, DateTimeOffset MadeAt);
}
