namespace AIOps.Infra.Tests.Rights;

/// <summary>The operation of Azure's access control that a call of Azure Resource Manager needs, by its documented rule: GET reads, PUT and PATCH write, POST is an action.</summary>
internal static class ArmOperation
{
    public static string Of(string method, string path)
    {
        var provider = path.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        var parts = path[(provider + "/providers/".Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        // provider/type/name/type/name ...; what is left over at the end has no name: an action, or a part that is read.
        var types = string.Join('/', parts.Where((_, at) => at == 0 || at % 2 == 1));
        return method switch
        {
            "POST" => types + "/action",
            "PUT" or "PATCH" => types + "/write",
            _ => (parts[^1] == "values" ? $"{parts[0]}/eventtypes/values" : types) + "/read",
        };
    }
}
