using System.Net;

namespace AIOps.Infra.Tests.Rights;

/// <summary>Answers whatever an action asks so that it goes on, and keeps every call: what was called is what a role has to allow.</summary>
internal sealed class RecordingArm : HttpMessageHandler
{
    public List<(string Method, string Path)> Calls { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Calls.Add((request.Method.Method, path));
        var reads = request.Method == HttpMethod.Get;
        return Task.FromResult(new HttpResponseMessage(reads || request.Method != HttpMethod.Post ? HttpStatusCode.OK : HttpStatusCode.Accepted)
        {
            Content = new StringContent(path.EndsWith("/locks", StringComparison.Ordinal) ? """{"value":[]}""" : Resource(path)),
            RequestMessage = request,
        });
    }

    private static string Resource(string path) => $$"""
        {
          "id": "{{path}}", "name": "x", "type": "Microsoft.Compute/virtualMachines", "location": "westeurope", "sku": { "name": "Standard_D2s_v5", "tier": "Standard", "capacity": 3 },
          "statuses": [{ "code": "PowerState/running" }],
          "properties": { "state": "Running", "count": 3, "diskSizeGB": 64, "currentServiceObjectiveName": "S1", "powerState": { "code": "Running" }, "provisioningState": "Succeeded",
            "hardwareProfile": { "vmSize": "Standard_D2s_v5" } }
        }
        """;
}
