using AIOps.Functions.Identity;
using AIOps.Orchestrations.Durable.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AIOps.Functions.Http;

/// <summary>Every address of the product: one function that hands the request to the routes of <c>AIOps.Api</c>, the same that the local host serves.</summary>
internal sealed class ApiTrigger(ApiPipeline api, DurableClientSource workflows)
{
    [Function("Api")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "delete", Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext function)
    {
        workflows.Use(client);
        HostHop.NoteCaller(request.HttpContext, function.BindingContext.BindingData);
        await api.RunAsync(request.HttpContext);
        return Results.Empty;
    }
}
