namespace AIOps.Local.Host;

/// <summary>Serves the dashboard; every address that is no file and no API is a page of it.</summary>
internal static class DashboardFiles
{
    private const string Missing =
        "<!doctype html><title>AIOps.Functions</title><p>The dashboard was not built. Run <code>make dashboard</code>, or use the API under <a href=\"/api/incidents\">/api/incidents</a>.";

    public static void MapDashboard(this WebApplication app)
    {
        var page = app.Environment.WebRootFileProvider.GetFileInfo("index.html");
        app.MapGet("/{**path}", (string? path, HttpContext context) =>
        {
            if (path is not null && (path.StartsWith("api/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("assets/", StringComparison.OrdinalIgnoreCase)))
            {
                return Results.Problem($"There is nothing at /{path}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
            }

            context.Response.Headers.CacheControl = "no-cache";
            return page.Exists ? Results.Stream(page.CreateReadStream(), "text/html") : Results.Content(Missing, "text/html");
        });
    }
}
