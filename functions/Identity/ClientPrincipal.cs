using System.Text.Json;

namespace AIOps.Functions.Identity;

/// <summary>
/// What App Service authentication says of a caller: base64 JSON <c>{"auth_typ","name_typ","role_typ","claims":[{"typ","val"}]}</c>
/// (Microsoft Learn, "Work with user identities in Azure App Service authentication").
/// </summary>
internal sealed record ClientPrincipal(string? ObjectId, string? Name, IReadOnlyList<string> Roles)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string ObjectIdClaim = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    /// <summary>Reads the header; null when it is missing, no such JSON, or not of Entra ID.</summary>
    public static ClientPrincipal? Parse(string header)
    {
        if (header.Length is 0 or > 64 * 1024)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(header));
            return Read(document.RootElement);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static ClientPrincipal? Read(JsonElement root)
    {
        if (root.GetProperty("auth_typ").GetString() != "aad")
        {
            return null;
        }

        var nameType = root.GetProperty("name_typ").GetString();
        var roleType = root.GetProperty("role_typ").GetString();
        string? objectId = null;
        string? name = null;
        List<string> roles = [];
        foreach (var claim in root.GetProperty("claims").EnumerateArray())
        {
            var type = claim.GetProperty("typ").GetString();
            var value = claim.GetProperty("val").GetString() ?? "";
            if (type is ObjectIdClaim or "oid")
            {
                objectId ??= value;
            }
            else if (type == roleType || type == "roles")
            {
                roles.Add(value);
            }

            if (type == nameType || type is "name" or "preferred_username")
            {
                name ??= value;
            }
        }

        return new ClientPrincipal(objectId, name, roles);
    }
}
