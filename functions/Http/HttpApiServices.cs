using AIOps.Api;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Functions.Http;

/// <summary>Adds the HTTP surface.</summary>
internal static class HttpApiServices
{
    public static IServiceCollection AddHttpApi(this IServiceCollection services) => services.AddAiopsApi().AddSingleton<ApiPipeline>();
}
