using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>Plain ARM REST through Azure.Core's pipeline, for services whose SDK is not needed for one call.</summary>
internal static class ArmRest
{
    /// <summary>Version of the App Service API that its own SDK sends by default.</summary>
    public const string WebApiVersion = "2025-05-01";

    /// <summary>Reads a resource.</summary>
    /// <exception cref="RequestFailedException">It is not there, or must not be read.</exception>
    public static async Task<JsonDocument> GetAsync(ArmConnection arm, string id, string apiVersion, CancellationToken cancellation)
    {
        using var message = Message(arm, arm.ReadPipeline, RequestMethod.Get, id, apiVersion);
        await arm.ReadPipeline.SendAsync(message, cancellation);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        return JsonDocument.Parse(message.Response.Content);
    }

    /// <summary>Sends one write, once.</summary>
    /// <exception cref="RequestFailedException">It was refused.</exception>
    public static async Task<Response> SendAsync(
        ArmConnection arm, RequestMethod method, string path, string apiVersion, BinaryData? body, CancellationToken cancellation)
    {
        // Not disposed: the caller reads the response's headers.
        var message = Message(arm, arm.WritePipeline, method, path, apiVersion);
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body);
        }

        await arm.WritePipeline.SendAsync(message, cancellation);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
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
