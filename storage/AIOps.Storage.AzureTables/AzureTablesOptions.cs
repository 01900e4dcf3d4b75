namespace AIOps.Storage.AzureTables;

/// <summary>Where the tables are (<c>AIOps:Storage</c>). One of <see cref="TableServiceUri"/> and <see cref="ConnectionString"/> is set.</summary>
public sealed class AzureTablesOptions
{
    /// <summary>Address of the table service, for a managed identity. <value>Default none; <c>https://{account}.table.core.windows.net</c>.</value></summary>
    public Uri? TableServiceUri { get; set; }

    /// <summary>Connection string, for Azurite and tests. <value>Default none; <c>UseDevelopmentStorage=true</c> for Azurite on this machine.</value></summary>
    public string? ConnectionString { get; set; }

    /// <summary>Put in front of every table name, so that installations can share an account. <value>Default <c>aiops</c>; a letter, then up to 20 letters or digits.</value></summary>
    public string Prefix { get; set; } = "aiops";

    /// <summary>Longest time for one call, retries of the SDK not counted. <value>Default 10 seconds; 1 second to 2 minutes.</value></summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        if ((TableServiceUri is null) == string.IsNullOrEmpty(ConnectionString))
            yield return Wrong(nameof(TableServiceUri), TableServiceUri?.ToString() ?? "", $"exactly one of {nameof(TableServiceUri)} and {nameof(ConnectionString)}");
        if (TableServiceUri is { } uri && (!uri.IsAbsoluteUri || uri.Scheme != Uri.UriSchemeHttps))
            yield return Wrong(nameof(TableServiceUri), uri, "an absolute https address (a token is never sent in the clear)");
        if (Prefix.Length is 0 or > 21 || !char.IsAsciiLetter(Prefix[0]) || !Prefix.All(char.IsAsciiLetterOrDigit))
            yield return Wrong(nameof(Prefix), Prefix, "a letter, then up to 20 letters or digits");
        if (CallTimeout < TimeSpan.FromSeconds(1) || CallTimeout > TimeSpan.FromMinutes(2))
            yield return Wrong(nameof(CallTimeout), CallTimeout, "00:00:01 to 00:02:00");
    }

    private static string Wrong(string option, object value, string allowed) => $"AIOps:Storage:{option} is '{value}'; allowed is {allowed}.";
}
