using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Storage.AzureTables;

/// <summary>Adds the store.</summary>
public static class AzureTablesServices
{
    /// <summary>Adds <see cref="IDocumentStore"/> over Azure Tables; options from <c>AIOps:Storage</c>, checked at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="credential">Who reads and writes when no connection string is given.</param>
    public static IServiceCollection AddAzureTablesStore(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, TokenCredential> credential)
    {
        services.AddOptions<AzureTablesOptions>().Bind(configuration.GetSection("AIOps:Storage"), static binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureTablesOptions>, OptionsCheck>();
        return services.AddSingleton(provider => Create(provider.GetRequiredService<IOptions<AzureTablesOptions>>().Value, () => credential(provider)));
    }

    /// <summary>A store without a container, for tools and tests.</summary>
    public static IDocumentStore Create(AzureTablesOptions options, Func<TokenCredential> credential)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credential);
        TableClientOptions client = new();
        client.Retry.NetworkTimeout = options.CallTimeout;
        TableServiceClient service = options.TableServiceUri is { } uri
            ? new TableServiceClient(uri, credential(), client)
            : new TableServiceClient(options.ConnectionString, client);
        return new AzureTablesDocumentStore(service, options.Prefix);
    }

    private sealed class OptionsCheck : IValidateOptions<AzureTablesOptions>
    {
        public ValidateOptionsResult Validate(string? name, AzureTablesOptions options) =>
            options.Validate().ToList() is { Count: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
