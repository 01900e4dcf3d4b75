using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIOps.Local.Estate.Faults;
using AIOps.Local.Estate.State;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>Activity log entries: deployments of the web app, autoscale, and every write that came through the fake Azure Resource Manager.</summary>
internal static class ActivityBodies
{
    private const string Deployment = "Microsoft.Web/sites/deployments/write";

    /// <summary>The bodies of one minute; mostly none.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(DateTimeOffset minute, EstateState state, FaultTimeline faults)
    {
        List<JsonObject> records = [.. Deployments(minute, state, faults), .. Writes(minute, state)];
        if (records.Count > 0) yield return Body(records);
        if (Autoscale(minute) is { } scaled) yield return Body([scaled]);
    }

    private static IEnumerable<JsonObject> Deployments(DateTimeOffset minute, EstateState state, FaultTimeline faults)
    {
        // A release that did no harm, two days before: not every deployment is guilty.
        var quiet = state.Anchor.LiveStart.AddDays(-2).AddHours(-1);
        // Whoever swapped the slot back has no need of the deployment that would have taken it back.
        var times = faults.Spans(FaultKind.BadDeployment)
            .SelectMany(s => s.End is { } end && faults.At(end).Single(f => f.Id == s.Fault.Id).ClearedAt == end ? new[] { s.Start, end } : [s.Start]).Append(quiet);
        foreach (var time in times.Where(t => t >= minute && t < minute.AddMinutes(1)))
        {
            var correlation = IdOf("deployment", time);
            yield return Administrative(ShopResources.Web, Deployment, time.AddSeconds(2), "Start", "Started.", correlation, "release-pipeline");
            yield return Administrative(ShopResources.Web, Deployment, time.AddSeconds(9), "Success", "Succeeded.", correlation, "release-pipeline");
        }
    }

    private static IEnumerable<JsonObject> Writes(DateTimeOffset minute, EstateState state)
    {
        var next = minute.AddMinutes(1);
        foreach (var operation in state.Operations)
        {
            var name = ActionName(operation);
            if (operation.StartedAt >= minute && operation.StartedAt < next)
                yield return Administrative(operation.TargetId, name, operation.StartedAt, "Start", "Started.", IdOf(operation.Id, operation.StartedAt), "aiops");
            if (operation.EndsAt < minute || operation.EndsAt >= next) continue;
            var (type, signature) = operation.ErrorCode is null ? ("Success", "Succeeded.") : ("Failure", "Failed." + operation.ErrorCode);
            yield return Administrative(operation.TargetId, name, operation.EndsAt, type, signature, IdOf(operation.Id, operation.StartedAt), "aiops");
        }
    }

    /// <summary>Operation name of a write, as the activity log spells it before it is put in upper case.</summary>
    internal static string ActionName(ArmOperation operation)
    {
        var type = Remediate.Catalogue.ResourceTypes.Of(operation.TargetId);
        return operation.Action == "update" ? type + "/write" : $"{type}/{operation.Action}/action";
    }

    private static JsonObject? Autoscale(DateTimeOffset minute)
    {
        var (from, to) = (minute.Hour, minute.Minute) switch { (6, 30) => ("1", "2"), (23, 30) => ("2", "1"), _ => (null, null) };
        if (from is null) return null;
        var target = "/subscriptions/" + ShopResources.Subscription + "/resourceGroups/rg-shop-prod/providers/Microsoft.Web/serverfarms/asp-shop";
        return new JsonObject
        {
            ["Level"] = 5, ["category"] = "Autoscale", ["location"] = "global", ["resourceId"] = ShopResources.Autoscale.ToUpperInvariant(), ["time"] = Time(minute.AddSeconds(51)),
            ["level"] = "Informational", ["correlationId"] = IdOf("autoscale", minute),
            ["operationName"] = $"MICROSOFT.INSIGHTS/AUTOSCALESETTINGS/SCALE{(from == "1" ? "UP" : "DOWN")}/ACTION", ["resultType"] = "Succeeded",
            ["properties"] = new JsonObject
            {
                ["Description"] = $"The autoscale engine attempting to scale resource '{target}' from {from} instances count to {to} instances count.",
                ["ResourceName"] = target, ["OldInstancesCount"] = from, ["NewInstancesCount"] = to,
                ["LastScaleActionTime"] = minute.AddSeconds(51).ToString("R", CultureInfo.InvariantCulture),
            },
            ["tenantId"] = ShopResources.Tenant,
            ["identity"] = new JsonObject { ["claims"] = new JsonObject { ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/spn"] = "Microsoft.Insights/autoscaleSettings" } },
        };
    }

    private static JsonObject Administrative(string resource, string operation, DateTimeOffset time, string type, string signature, string correlation, string caller) => new()
    {
        ["RoleLocation"] = "West Europe", ["Stamp"] = "FDWeb", ["ReleaseVersion"] = "6.2026.44.1+abc.release_2026w44", ["time"] = Time(time),
        ["resourceId"] = resource.ToUpperInvariant(), ["operationName"] = operation.ToUpperInvariant(), ["category"] = "Administrative", ["resultType"] = type,
        ["resultSignature"] = signature, ["durationMs"] = "0", ["callerIpAddress"] = "203.0.113.10", ["correlationId"] = correlation,
        ["identity"] = new JsonObject
        {
            ["authorization"] = new JsonObject { ["scope"] = resource, ["action"] = operation },
            ["claims"] = new JsonObject { ["aud"] = "https://management.azure.com/", ["appid"] = caller, ["idtyp"] = "app", ["ver"] = "1.0" },
        },
        ["level"] = type == "Failure" ? "Error" : "Informational",
        ["properties"] = new JsonObject { ["eventCategory"] = "Administrative", ["entity"] = resource, ["message"] = operation },
        ["tenantId"] = ShopResources.Tenant,
    };

    private static string IdOf(string what, DateTimeOffset at) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}|{at.UtcTicks}")).AsSpan(0, 16)).ToString();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> Body(IEnumerable<JsonObject> records) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["records"] = new JsonArray([.. records]) });
}
