using AIOps.Api.Session;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Identity;

/// <summary>Proves nobody: the answer until somebody has configured how callers sign in.</summary>
internal sealed class NoIdentity : ICallerIdentity
{
    /// <inheritdoc/>
    public Task<Caller?> FindAsync(HttpContext context) => Task.FromResult<Caller?>(null);

    /// <inheritdoc/>
    public Task<Caller?> BeginAsync(HttpContext context, string? name) => Task.FromResult<Caller?>(null);
}
