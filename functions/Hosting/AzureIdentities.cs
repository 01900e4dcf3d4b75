using Azure.Core;
using Azure.Identity;

namespace AIOps.Functions.Hosting;

/// <summary>Which managed identities the app uses (<c>AIOps:Azure</c>). Client ids are no secrets.</summary>
internal sealed class AzureIdentityOptions
{
    /// <summary>Client id of the identity for tables and Event Hubs. <value>Default none: <c>DefaultAzureCredential</c> (a developer's sign-in, or the app's system identity).</value></summary>
    public string? ClientId { get; set; }

    /// <summary>Client id of the identity that reads the estate and asks the model. <value>Default: as <see cref="ClientId"/>.</value></summary>
    public string? ReaderClientId { get; set; }

    /// <summary>Client id of the identity that restarts, scales and resizes; apart from the other one, so that scoring can change nothing. <value>Default: as <see cref="ClientId"/>.</value></summary>
    public string? RemediatorClientId { get; set; }
}

/// <summary>The credentials of the app.</summary>
internal sealed class AzureIdentities(AzureIdentityOptions options)
{
    private readonly Lazy<TokenCredential> _own = new(() => Create(options.ClientId));
    private readonly Lazy<TokenCredential> _reader = new(() => Create(options.ReaderClientId ?? options.ClientId));
    private readonly Lazy<TokenCredential> _remediator = new(() => Create(options.RemediatorClientId ?? options.ClientId));

    public TokenCredential Own => _own.Value;

    public TokenCredential Reader => _reader.Value;

    public TokenCredential Remediator => _remediator.Value;

    private static TokenCredential Create(string? clientId) => string.IsNullOrEmpty(clientId)
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
