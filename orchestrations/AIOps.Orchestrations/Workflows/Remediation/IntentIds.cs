using System.Security.Cryptography;
using System.Text;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Ids of intents: a GUID derived from plan and role, because Azure wants a GUID as client request id.</summary>
internal static class IntentIds
{
    public static string Of(string planId, ActionRole role) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{planId}\n{role}")).AsSpan(0, 16)).ToString();
}
