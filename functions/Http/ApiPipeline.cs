using AIOps.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace AIOps.Functions.Http;

/// <summary>
/// The ASP.NET Core pipeline of the product inside one function: built once, run on the request that the worker hands over. The worker's own routing has chosen
/// the function already, so its choice is taken off the request first.
/// </summary>
internal sealed class ApiPipeline(IServiceProvider services)
{
    private readonly Lazy<RequestDelegate> _pipeline = new(() => Build(services));

    /// <summary>Answers the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="machine">True when the host has checked a function key: no sign-in is asked for.</param>
    public async Task RunAsync(HttpContext context, bool machine = false)
    {
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        if (machine)
        {
            SignInGate.LetPass(context);
        }

        await _pipeline.Value(context);
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseAiopsSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SignInGate>();
        var files = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(files))
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(files) });
        }

        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            routes.MapAiops(new ApiHostOptions());
            routes.MapDashboardPage(files);
        });
        return app.Build();
    }
}
