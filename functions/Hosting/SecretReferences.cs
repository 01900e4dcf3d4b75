using Microsoft.Extensions.Configuration;

namespace AIOps.Functions.Hosting;

/// <summary>
/// App Service puts a secret in the place of a reference to Key Vault, and leaves the reference's own text there when it cannot read the secret. That text is long and
/// easily guessed: as a signing key it would be the worst of keys, so the start is refused.
/// </summary>
internal static class SecretReferences
{
    private const string Unresolved = "@Microsoft.KeyVault(";

    /// <summary>Refuses to go on with a reference that was not resolved.</summary>
    /// <exception cref="InvalidOperationException">There is one; names the settings, not their values.</exception>
    public static IConfiguration Checked(IConfiguration configuration)
    {
        string[] open = [.. configuration.AsEnumerable()
            .Where(static setting => setting.Value?.TrimStart().StartsWith(Unresolved, StringComparison.OrdinalIgnoreCase) == true)
            .Select(static setting => setting.Key).Order(StringComparer.Ordinal)];
        return open.Length == 0
            ? configuration
            : throw new InvalidOperationException(
                $"Key Vault has not given the secret for {string.Join(", ", open)}: is the secret there, and may the app's reader identity read it (Key Vault Secrets User)? Restart the app when it is.");
    }
}
