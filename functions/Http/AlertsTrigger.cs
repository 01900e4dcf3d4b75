using AIOps.Orchestrations.Durable.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Http;

/// <summary>Foreign alerts come from machines without a sign-in: this route alone asks for a function key. The handling is that of <c>AIOps.Api</c>.</summary>
internal sealed class AlertsTrigger(ApiPipeline api, DurableClientSource workflows)
{
    [Function("Alerts")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/alerts")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        workflows.Use(client);
        await api.RunAsync(request.HttpContext, machine: true);
        return Results.Empty;
    }
}
