using AIOps.Api.Health;
using AIOps.Api.Mcp;
using AIOps.Api.Session;
using AIOps.Storage.Json;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Api;

/// <summary>Registers what the routes need besides the application and an <see cref="ICallerIdentity"/>.</summary>
public static class ApiServices
{
    /// <summary>Adds the services of the HTTP surface.</summary>
    public static IServiceCollection AddAiopsApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<SessionKeys>();
        services.AddAiopsMcp().OverHttp();
        services.AddSingleton<IDependencyCheck, StorageCheck>();
        services.ConfigureHttpJsonOptions(json =>
        {
            // Two values for one name: whoever checked the first and whoever used the last would not have read the same request.
            json.SerializerOptions.AllowDuplicateProperties = false;
            foreach (var converter in AiopsJson.Options.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        return services;
    }
}
