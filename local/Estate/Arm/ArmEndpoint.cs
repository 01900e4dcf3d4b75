using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIOps.Local.Estate.State;

namespace AIOps.Local.Estate.Arm;

/// <summary>Answers the calls: reads, writes with long-running operations, their status, and the activity log.</summary>
internal sealed class ArmEndpoint(EstateState state, TimeProvider time, EstateCredential credential, ArmTroubles troubles) : IDisposable
{
    private const string LocksSuffix = "/providers/microsoft.authorization/locks";
    private readonly ArmResources _resources = new(state);
    private readonly SemaphoreSlim _writes = new(1, 1);

    public void Dispose() => _writes.Dispose();

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers["x-ms-request-id"] = http.TraceIdentifier;
        http.Response.Headers["x-ms-ratelimit-remaining-subscription-writes"] = "199";
        if (http.Request.Headers.Authorization != "Bearer " + credential.Token)
        {
            await ErrorAsync(http, 401, "InvalidAuthenticationToken", "The access token is invalid.");
            return;
        }

        if (!http.Request.Query.ContainsKey("api-version"))
        {
            await ErrorAsync(http, 400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
            return;
        }

        var path = http.Request.Path.ToString().ToLowerInvariant();
        if (path.EndsWith(LocksSuffix, StringComparison.Ordinal))
            await JsonAsync(http, 200, LocksOf(path[..^LocksSuffix.Length]));
        else if (ArmRoute.Parse(path) is not { } route)
            await ErrorAsync(http, 404, "InvalidResourceType", "The resource type could not be found.");
        else if (route.Action == "values" && route.Type == "microsoft.insights/eventtypes")
            await JsonAsync(http, 200, ActivityEntries.Of(state, time.GetUtcNow(), http.Request.Query["$filter"].ToString()));
        else if (route.Type.EndsWith("locations/operations", StringComparison.Ordinal) || route.Type.EndsWith("locations/operationresults", StringComparison.Ordinal))
            await OperationAsync(http, route);
        else if (HttpMethods.IsGet(http.Request.Method))
            await ReadAsync(http, route);
        else
            await WriteAsync(http, route);
    }

    private async Task ReadAsync(HttpContext http, ArmRoute route)
    {
        if (_resources.Read(route, time.GetUtcNow()) is { } found) await JsonAsync(http, 200, found);
        else await NotFoundAsync(http, route);
    }

    private async Task WriteAsync(HttpContext http, ArmRoute route)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var trouble = troubles.Take(http.Request.Path);
        if (trouble?.Trouble == ArmTrouble.LoseRequest)
        {
            http.Abort();
            return;
        }

        await _writes.WaitAsync(http.RequestAborted);
        try
        {
            await AnswerAsync(http, route, text, trouble);
        }
        finally
        {
            _writes.Release();
        }
    }

    private async Task AnswerAsync(HttpContext http, ArmRoute route, string text, ArmInjection? trouble)
    {
        var now = time.GetUtcNow();
        if (!_resources.Exists(route.ResourceId, now))
        {
            await NotFoundAsync(http, route);
            return;
        }

        using var body = text.Length == 0 ? null : JsonDocument.Parse(text);
        var (write, error) = ArmWrites.Parse(http.Request.Method, route, body?.RootElement ?? default, state, now);
        var refusal = write is null
            ? new ArmRefusal(error == "MethodNotAllowed" ? 405 : 400, error!, "The request is not valid for this resource.")
            : ArmRefusal.Of(trouble) ?? (state.RunningOn(write.Target, now) is null ? null
                : new ArmRefusal(409, "Conflict", "Another operation on this resource is in progress.", RetryAfterSeconds: 1));
        var operation = refusal is null ? Begin(http, route, write!, trouble, now) : null;
        var status = refusal?.Status ?? write!.Answer switch { ArmAnswer.Done => 200, ArmAnswer.Created => 201, _ => 202 };
        // Stored before the answer: a caller that has an answer can rely on it, whoever is killed next.
        await state.RecordAsync(
            sequence => new ArmCall(sequence, now, http.Request.Method, route.ResourceId, write?.Action ?? route.Action, ClientRequestId(http), text, status), operation, CancellationToken.None);
        if (trouble?.Trouble == ArmTrouble.LoseReply) http.Abort();
        else if (trouble?.Trouble == ArmTrouble.ServerError) await ErrorAsync(http, 500, "InternalServerError", "Something went wrong.");
        else if (refusal is not null) await RefuseAsync(http, refusal);
        else if (status == 201) await JsonAsync(http, 201, _resources.Job(route, now)!);
        else if (status == 200) http.Response.StatusCode = 200;
        else Follow(http, operation!, write!.Answer == ArmAnswer.Location || trouble?.Trouble == ArmTrouble.LocationOnly);
    }

    private static ArmOperation Begin(HttpContext http, ArmRoute route, ArmWrite write, ArmInjection? trouble, DateTimeOffset now)
    {
        var takes = TimeSpan.FromSeconds(trouble?.Trouble == ArmTrouble.Slow ? write.Seconds * 10 : write.Seconds);
        var id = write.Answer == ArmAnswer.Created ? route.Name : Guid.NewGuid().ToString();
        return new ArmOperation(
            id, write.Target, write.Action, write.Instances, write.Value, now, now + takes,
            trouble?.Trouble == ArmTrouble.FailLater ? trouble.Code : null, ClientRequestId(http), write.Text);
    }

    private JsonObject LocksOf(string resourceId)
    {
        var locks = new JsonArray();
        if (troubles.LockOf(resourceId) is { } level) locks.Add(new JsonObject { ["name"] = "keep", ["properties"] = new JsonObject { ["level"] = level } });
        return new JsonObject { ["value"] = locks };
    }

    private static void Follow(HttpContext http, ArmOperation operation, bool locationOnly)
    {
        var query = "?api-version=" + Uri.EscapeDataString(http.Request.Query["api-version"].ToString());
        var root = $"{http.Request.Scheme}://{http.Request.Host}/subscriptions/{ShopResources.Subscription}/providers/Microsoft.Compute/locations/{ShopResources.Location}";
        if (!locationOnly) http.Response.Headers["Azure-AsyncOperation"] = $"{root}/operations/{operation.Id}{query}";
        http.Response.Headers.Location = $"{root}/operationResults/{operation.Id}{query}";
        http.Response.Headers.RetryAfter = "1";
        http.Response.StatusCode = 202;
    }

    private async Task OperationAsync(HttpContext http, ArmRoute route)
    {
        if (state.Operations.FirstOrDefault(o => o.Id == route.Name) is not { } operation)
        {
            await NotFoundAsync(http, route);
            return;
        }

        var done = operation.DoneAt(time.GetUtcNow());
        if (!done) http.Response.Headers.RetryAfter = "1";
        if (!route.Type.EndsWith("/operations", StringComparison.Ordinal))
        {
            if (done && operation.ErrorCode is { } code) await ErrorAsync(http, 400, code, "The operation failed.");
            else if (done && operation.Action == "runcommand") await JsonAsync(http, 200, CommandResult(operation));
            else http.Response.StatusCode = done ? 204 : 202;
            return;
        }

        var status = new JsonObject { ["startTime"] = Time(operation.StartedAt), ["status"] = !done ? "InProgress" : operation.ErrorCode is null ? "Succeeded" : "Failed", ["name"] = operation.Id };
        if (done) status["endTime"] = Time(operation.EndsAt);
        if (done && operation.ErrorCode is not null) status["error"] = new JsonObject { ["code"] = operation.ErrorCode, ["message"] = "Allocation failed." };
        await JsonAsync(http, 200, status);
    }

    private static JsonObject CommandResult(ArmOperation operation) => operation.TargetId == ShopResources.Cluster
        ? new JsonObject { ["id"] = operation.Id, ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded", ["exitCode"] = operation.Text.Contains("missing", StringComparison.Ordinal) ? 1 : 0, ["logs"] = "deployment.apps restarted" } }
        : new JsonObject { ["value"] = new JsonArray(new JsonObject { ["code"] = "ProvisioningState/succeeded", ["level"] = "Info", ["displayStatus"] = "Provisioning succeeded", ["message"] = "Enable succeeded: \n[stdout]\n\n[stderr]\n" }) };

    private static async Task RefuseAsync(HttpContext http, ArmRefusal refusal)
    {
        if (refusal.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await ErrorAsync(http, refusal.Status, refusal.Code, refusal.Message);
    }

    private static Task NotFoundAsync(HttpContext http, ArmRoute route) =>
        ErrorAsync(http, 404, "ResourceNotFound", $"The Resource '{route.Type}/{route.Name}' was not found.");

    private static Task ErrorAsync(HttpContext http, int status, string code, string message) =>
        JsonAsync(http, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private static Task JsonAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(body, http.RequestAborted);
    }

    private static string ClientRequestId(HttpContext http) => http.Request.Headers["x-ms-client-request-id"].ToString();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
