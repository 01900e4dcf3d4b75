using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AIOps.Api.Settings;

/// <summary><c>GET /api/settings</c>: the options in force, read-only and without secrets.</summary>
internal static class SettingsEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/settings", (SettingsReader reader, IHostEnvironment host) => Results.Ok(new
    {
        version = typeof(SettingsEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        host = host.ApplicationName,
        groups = reader.Read(),
    }));
}
