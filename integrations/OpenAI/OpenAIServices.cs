using AIOps.Orchestrations.Ports;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Integrations.OpenAI;

/// <summary>Registers the model for summaries, and the one for embeddings, where they are configured.</summary>
public static class OpenAIServices
{
    /// <summary>Section of <see cref="OpenAIOptions"/>.</summary>
    public const string Section = "AIOps:Model";

    /// <summary>Adds the models of <c>AIOps:Model</c>; without an endpoint there is none and the product works all the same.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="identity">The identity used where no key is configured; null = <see cref="DefaultAzureCredential"/>.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The section holds an option that does not exist.</exception>
    public static IServiceCollection AddOpenAIModel(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, TokenCredential>? identity = null)
    {
        var options = new OpenAIOptions();
        configuration.GetSection(Section).Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
        if (options.Endpoint is null)
        {
            return services;
        }

        options.Validate();
        var credential = new Lazy<Func<IServiceProvider, TokenCredential>>(() => identity ?? (static _ => new DefaultAzureCredential()));
        services.AddSingleton<ILanguageModel>(provider => new OpenAILanguageModel(options, options.ApiKey.Length > 0 ? null : credential.Value(provider)));
        if (options.EmbeddingDeployment.Length > 0)
        {
            services.AddSingleton<IEmbeddingModel>(provider => new OpenAIEmbeddingModel(options, options.ApiKey.Length > 0 ? null : credential.Value(provider)));
        }

        return services;
    }
}
