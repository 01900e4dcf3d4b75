using System.Security.Cryptography;
using Azure.Core;

namespace AIOps.Local.Estate.Arm;

/// <summary>The token of the demo: made at start, known to the fake Azure Resource Manager of the same process only.</summary>
public sealed class EstateCredential : TokenCredential
{
    internal string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token, DateTimeOffset.MaxValue);

    /// <inheritdoc/>
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
