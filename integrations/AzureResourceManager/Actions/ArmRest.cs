using System.Text.Json;
using AIOps.Orchestrations.Ports;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>Plain ARM REST through Azure.Core's pipeline, for services whose SDK is not needed for one call.</summary>
internal static class ArmRest
{
    /// <summary>Version of the App Service API that its own SDK sends by default.</summary>
    public const string WebApiVersion = "2025-05-01";

    /// <summary>Version of the AKS API.</summary>
    public const string AksApiVersion = "2025-10-01";

    /// <summary>Version of the Azure SQL API.</summary>
    public const string SqlApiVersion = "2023-08-01";

    /// <summary>Version of the Automation API.</summary>
    public const string AutomationApiVersion = "2023-11-01";

    /// <summary>Version of the resource lock API.</summary>
    public const string LocksApiVersion = "2020-05-01";

    /// <summary>A text of a resource's properties, or null.</summary>
    public static string? Property(JsonElement resource, string name) => resource.TryGetProperty("properties", out var properties) ? ArmReply.Member(properties, name) : null;

    /// <summary>Reads a resource.</summary>
    /// <exception cref="RequestFailedException">It is not there, or must not be read.</exception>
    public static async Task<JsonDocument> GetAsync(ArmConnection arm, string id, string apiVersion, CancellationToken cancellation, params (string Name, string Value)[] query)
    {
        using var message = Message(arm, arm.ReadPipeline, RequestMethod.Get, id, apiVersion);
        foreach (var (name, value) in query) message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        await arm.ReadPipeline.SendAsync(message, cancellation);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        return JsonDocument.Parse(message.Response.Content);
    }

    /// <summary>Asks a question whose parameters travel in a body: a read, however it is sent, so it is retried.</summary>
    /// <exception cref="RequestFailedException">It was refused.</exception>
    public static async Task<JsonDocument> AskAsync(ArmConnection arm, RequestMethod method, string path, string apiVersion, BinaryData body, CancellationToken cancellation)
    {
        using var message = Message(arm, arm.ReadPipeline, method, path, apiVersion);
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(body);
        await arm.ReadPipeline.SendAsync(message, cancellation);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        return JsonDocument.Parse(message.Response.Content);
    }

    /// <summary>Sends one write, once, and reads its first reply.</summary>
    /// <exception cref="RequestFailedException">It was refused.</exception>
    public static async Task<ActionProgress> SendAsync(
        ArmConnection arm, RequestMethod method, string path, string apiVersion, BinaryData? body, CancellationToken cancellation)
    {
        using var message = Message(arm, arm.WritePipeline, method, path, apiVersion);
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body);
        }

        await arm.WritePipeline.SendAsync(message, cancellation);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : ArmReply.Accepted(message.Response, arm.Settings);
    }

    private static HttpMessage Message(ArmConnection arm, HttpPipeline pipeline, RequestMethod method, string path, string apiVersion)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(arm.Endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Uri.AppendQuery("api-version", apiVersion);
        message.Request.Headers.Add("Accept", "application/json");
        return message;
    }
}
