using System.Globalization;

namespace AIOps.Benchmarks.Throughput;

/// <summary>Writes one record in the shape of a route of Azure Monitor. Ids and texts are invented.</summary>
internal sealed class RecordShapes(int seed)
{
    public const int MetricsPerResource = 6;

    private const string Subscription = "/SUBSCRIPTIONS/5B0C7D1E-2F34-4A56-8B78-9C0D1E2F3A4B/RESOURCEGROUPS/RG-BENCH-";

    private static readonly string[] Metrics = ["Percentage CPU", "Available Memory Bytes", "Network In Total", "Network Out Total", "Disk Write Bytes", "OS Disk Queue Depth"];

    private readonly Random random = new(seed);

    public string DiagnosticMetric(int resource, int metric, DateTimeOffset time)
    {
        var average = Math.Round((metric + 1) * (50 + (20 * Math.Sin((time.Hour + (time.Minute / 60.0)) / 3.8)) + (random.NextDouble() * 4)), 4);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"count\":1,\"total\":{average},\"minimum\":{average},\"maximum\":{average},\"average\":{average},\"resourceId\":\"{Machine(resource)}\",\"time\":\"{Time(time)}\",\"metricName\":\"{Metrics[metric]}\",\"timeGrain\":\"PT1M\"}}");
    }

    public string ExportedMetric(int resource, DateTimeOffset time)
    {
        var value = random.Next(1, 400);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"Average\":{value * 0.5},\"Count\":2,\"Maximum\":{value},\"Minimum\":0,\"Total\":{value},\"resourceId\":\"{Vault(resource)}\",\"time\":\"{Time(time)}\",\"unit\":\"Count\",\"metricName\":\"ServiceApiHit\",\"timeGrain\":\"PT1M\",\"dimension\":{{\"ActivityName\":\"secretget\",\"ActivityType\":\"secret\"}}}}");
    }

    public string Log(int resource, DateTimeOffset time)
    {
        var at = time.AddMilliseconds(random.Next(60_000));
        return random.Next(8) switch
        {
            0 => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Site(resource)}\",\"category\":\"AppServiceHTTPLogs\",\"properties\":{{\"CsMethod\":\"GET\",\"CsUriStem\":\"/api/items/{random.Next(999)}\",\"SPort\":\"443\",\"CIp\":\"198.51.100.{random.Next(255)}\",\"UserAgent\":\"Mozilla/5.0+(X11;+Linux+x86_64)\",\"CsHost\":\"bench.example\",\"ScStatus\":200,\"ScBytes\":{random.Next(9999)},\"TimeTaken\":{random.Next(900)},\"Result\":\"Success\"}}}}",
            1 => $"{{\"EventTime\":\"{Time(at)}\",\"category\":\"AppServiceHTTPLogs\",\"properties\":\"{{\\\"CsMethod\\\":\\\"GET\\\",\\\"CsUriStem\\\":\\\"\\\\/api\\\\/items\\\",\\\"ScStatus\\\":\\\"500\\\",\\\"TimeTaken\\\":{random.Next(900)},\\\"Protocol\\\":\\\"HTTP\\\\/1.1\\\"}}\",\"resourceId\":\"{Site(resource)}\",\"time\":\"{Time(at)}\"}}",
            2 => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Site(resource)}\",\"operationName\":\"Microsoft.Web/sites/log\",\"category\":\"AppServiceConsoleLogs\",\"resultDescription\":\"order {random.Next(99999)} stored in {random.Next(400)} ms\\n   at Bench.Orders.Save()\\n\",\"level\":\"Informational\",\"Host\":\"lw{random.Next(99)}\"}}",
            3 => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Site(resource)}\",\"category\":\"FunctionAppLogs\",\"operationName\":\"Microsoft.Web/sites/functions/log\",\"level\":\"Error\",\"properties\":\"{{'appName':'bench','message':'Executed \\\\'Functions.Pay\\\\' (Failed, Duration={random.Next(99)}ms)','level':'Error','eventId':7}}\"}}",
            4 => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Vault(resource)}\",\"category\":\"AuditEvent\",\"operationName\":\"SecretGet\",\"resultType\":\"Success\",\"correlationId\":\"0f0e0d0c-0000-4000-8000-{random.Next():d12}\",\"callerIpAddress\":\"203.0.113.{random.Next(255)}\",\"identity\":{{\"claim\":{{\"appid\":\"1a1b1c1d-0000-4000-8000-000000000001\"}}}},\"properties\":{{\"id\":\"https://bench.example/secrets/db\",\"requestUri\":\"https://bench.example/secrets/db/?api-version=7.5\",\"httpStatusCode\":200}},\"resultSignature\":\"OK\",\"durationMs\":\"{random.Next(99)}\"}}",
            5 => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Insights}\",\"AppRoleInstance\":\"web-{resource % 4}\",\"AppRoleName\":\"web\",\"ClientIP\":\"0.0.0.0\",\"ClientType\":\"PC\",\"OperationId\":\"{random.NextInt64():x16}{random.NextInt64():x16}\",\"Type\":\"AppRequests\",\"OperationName\":\"GET Items\",\"Properties\":{{\"AspNetCoreEnvironment\":\"Production\"}},\"Name\":\"GET Items\",\"Url\":\"https://bench.example/api/items/9\",\"Success\":true,\"ResultCode\":\"200\",\"DurationMs\":{random.Next(900)}.25,\"PerformanceBucket\":\"<250ms\",\"ItemCount\":1}}",
            6 => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Insights}\",\"AppRoleName\":\"web\",\"OperationId\":\"{random.NextInt64():x16}\",\"Type\":\"AppTraces\",\"Properties\":{{\"CategoryName\":\"Bench.Orders\"}},\"Message\":\"Retry {random.Next(5)} for order {random.Next(99999)}\",\"SeverityLevel\":2,\"ItemCount\":1}}",
            _ => $"{{\"time\":\"{Time(at)}\",\"resourceId\":\"{Insights}\",\"AppRoleName\":\"web\",\"Type\":\"AppMetrics\",\"Name\":\"checkout.duration\",\"Sum\":1234.5,\"Min\":1.2,\"Max\":310.0,\"ItemCount\":42,\"Properties\":{{\"tenant\":\"t{resource % 9}\"}}}}",
        };
    }

    public string Activity(int resource, DateTimeOffset time) =>
        $"{{\"RoleLocation\":\"West Europe\",\"time\":\"{Time(time.AddSeconds(9))}\",\"resourceId\":\"{Machine(resource)}\",\"operationName\":\"MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE\",\"category\":\"Administrative\",\"resultType\":\"Success\",\"resultSignature\":\"Succeeded.\",\"durationMs\":\"0\",\"correlationId\":\"0a0b0c0d-0000-4000-8000-{random.Next():d12}\",\"identity\":{{\"authorization\":{{\"scope\":\"{Machine(resource)}\",\"action\":\"Microsoft.Compute/virtualMachines/write\"}},\"claims\":{{\"aud\":\"https://management.example/\",\"appid\":\"1a1b1c1d-0000-4000-8000-000000000001\"}}}},\"level\":\"Informational\",\"properties\":{{\"eventCategory\":\"Administrative\",\"message\":\"Microsoft.Compute/virtualMachines/write\"}}}}";

    public string Alert(int resource, DateTimeOffset time) =>
        $"{{\"schemaId\":\"azureMonitorCommonAlertSchema\",\"data\":{{\"essentials\":{{\"alertId\":\"/alerts/{random.Next()}\",\"alertRule\":\"cpu-high\",\"severity\":\"Sev2\",\"signalType\":\"Metric\",\"monitorCondition\":\"Fired\",\"monitoringService\":\"Platform\",\"alertTargetIDs\":[\"{Machine(resource)}\"],\"originAlertId\":\"o-{random.Next()}\",\"firedDateTime\":\"{Time(time)}\",\"essentialsVersion\":\"1.0\"}},\"alertContext\":{{\"condition\":{{\"allOf\":[{{\"metricName\":\"Percentage CPU\",\"threshold\":\"90\",\"metricValue\":97.7}}]}}}}}}}}";

    private static string Insights => $"{Subscription}000/PROVIDERS/MICROSOFT.INSIGHTS/COMPONENTS/APPI-BENCH";

    private static string Machine(int resource) => $"{Subscription}{resource % 50:d3}/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-BENCH-{resource:d5}";

    private static string Site(int resource) => $"{Subscription}{resource % 50:d3}/PROVIDERS/MICROSOFT.WEB/SITES/APP-BENCH-{resource:d5}";

    private static string Vault(int resource) => $"{Subscription}{resource % 50:d3}/PROVIDERS/MICROSOFT.KEYVAULT/VAULTS/KV-BENCH-{resource:d5}".ToLowerInvariant();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
