using AIOps.Api.Session;
using AIOps.Orchestrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Functions.Identity;

/// <summary>Adds the way in which callers are proved.</summary>
internal static class IdentityServices
{
    public static IServiceCollection AddCallerIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IdentityOptions>()
            .BindStrictly(configuration.GetSection("AIOps:Identity"));
        services.AddSingleton<IValidateOptions<IdentityOptions>, Check>();
        return services.AddSingleton<ICallerIdentity>(static provider => provider.GetRequiredService<IOptions<IdentityOptions>>().Value switch
        {
            { Mode: IdentityMode.EasyAuth } options => new EasyAuthIdentity(options.ApproverRole, options.BreakGlassRole),
            { Mode: IdentityMode.Loopback } => new LoopbackIdentity(provider.GetRequiredService<SessionKeys>(), HostHop.IsFromThisMachine),
            _ => new NoIdentity(),
        });
    }

    private sealed class Check(IConfiguration configuration) : IValidateOptions<IdentityOptions>
    {
        public ValidateOptionsResult Validate(string? name, IdentityOptions options) =>
            options.Validate(DeveloperMachine.Objection(name => configuration[name]), configuration["WEBSITE_AUTH_ENABLED"]).ToList() is { Count: > 0 } errors
                ? ValidateOptionsResult.Fail(errors)
                : ValidateOptionsResult.Success;
    }
}
