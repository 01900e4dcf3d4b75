namespace AIOps.Integrations.AzureResourceManager.Topology;

/// <summary>Where the topology is read from (<c>AIOps:Topology</c>).</summary>
public sealed class ResourceGraphOptions
{
    private const int MostSubscriptions = 100;

    /// <summary>Subscriptions whose resources make up the topology, as GUIDs. <value>Default none: the edges of the configuration alone. At most 100.</value></summary>
    public IList<string> Subscriptions { get; init; } = [];

    /// <summary>How long a topology is served before it is read again. <value>Default 5 minutes; 30 seconds to 1 day.</value></summary>
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        if (Subscriptions.Count > MostSubscriptions) yield return $"AIOps:Topology:Subscriptions has {Subscriptions.Count} entries; allowed is at most {MostSubscriptions}.";
        foreach (var one in Subscriptions.Where(one => !Guid.TryParse(one, out _))) yield return $"AIOps:Topology:Subscriptions has '{one}'; allowed are subscription ids (GUIDs).";
        if (RefreshEvery < TimeSpan.FromSeconds(30) || RefreshEvery > TimeSpan.FromDays(1)) yield return $"AIOps:Topology:RefreshEvery is {RefreshEvery}; allowed is 00:00:30 to 1.00:00:00.";
    }
}
