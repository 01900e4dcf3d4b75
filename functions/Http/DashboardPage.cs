using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Functions.Http;

/// <summary>Every address that is no route and no file is a page of the dashboard: the browser's own router reads it.</summary>
internal static class DashboardPage
{
    public static void MapDashboardPage(this IEndpointRouteBuilder routes, string files)
    {
        var page = Path.Combine(files, "index.html");
        routes.MapGet("/{**path}", (string? path, HttpContext context) =>
        {
            if (path is not null && path.StartsWith("api/", StringComparison.OrdinalIgnoreCase))
            {
                return Results.Problem($"There is no route GET /{path}.", statusCode: StatusCodes.Status404NotFound, title: "No such route");
            }

            context.Response.Headers.CacheControl = "no-cache";
            return File.Exists(page)
                ? Results.File(page, "text/html")
                : Results.Problem("This deployment has no dashboard files; the API is under /api.", statusCode: StatusCodes.Status404NotFound, title: "No dashboard");
        });
    }
}
