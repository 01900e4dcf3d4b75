namespace AIOps.Integrations.Teams;

/// <summary>What Teams sends, as far as it is read.</summary>
internal sealed record TeamsActivity(string? Type, string? Id, DateTimeOffset? Timestamp, string? Text, TeamsSender? From, TeamsChannelData? ChannelData);

/// <summary>Who wrote it; the object id is Entra's.</summary>
internal sealed record TeamsSender(string? Id, string? Name, string? AadObjectId);

/// <summary>Where it was written.</summary>
internal sealed record TeamsChannelData(TeamsTenant? Tenant);

/// <summary>The tenant.</summary>
internal sealed record TeamsTenant(string? Id);
