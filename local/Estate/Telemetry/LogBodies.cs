using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>A sample of the resource logs of a minute: gateway access log, App Service HTTP log and console log, syslog of the VM.</summary>
internal static class LogBodies
{
    /// <summary>The bodies of one minute.</summary>
    /// <param name="moment">The minute.</param>
    /// <param name="requests">Requests to show; the platform logs all, the demo a sample.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Moment moment, int requests)
    {
        var sample = Enumerable.Range(0, requests).Select(i => ShopRequest.At(moment, i)).ToList();
        yield return Body(sample.Select(Access));
        yield return Body(sample.Select(Http));
        yield return Body(ConsoleLines.Of(moment, sample).Select(one => Line(one.Time, one.Level, one.Text)));
        yield return SyslogBodies.Of(moment);
    }

    private static JsonObject Access(ShopRequest r) => new()
    {
        ["timeStamp"] = r.Time.ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture),
        ["resourceId"] = ShopResources.Gateway.ToUpperInvariant(),
        ["listenerName"] = "https", ["ruleName"] = "shop", ["backendPoolName"] = "pool", ["backendSettingName"] = "https443",
        ["operationName"] = "ApplicationGatewayAccess",
        ["category"] = "ApplicationGatewayAccessLog",
        ["properties"] = new JsonObject
        {
            ["instanceId"] = "appgw_1", ["clientIP"] = r.ClientIp, ["clientPort"] = 30000 + r.Number, ["httpMethod"] = "GET",
            ["originalRequestUriWithArgs"] = r.Path, ["requestUri"] = r.Path, ["requestQuery"] = "", ["userAgent"] = "Mozilla/5.0", ["httpStatus"] = r.Status,
            ["httpVersion"] = "HTTP/1.1", ["receivedBytes"] = 450, ["sentBytes"] = 24_000, ["clientResponseTime"] = 0, ["timeTaken"] = Math.Round(r.Seconds, 3),
            ["sslEnabled"] = "on", ["sslProtocol"] = "TLSv1.2", ["serverRouted"] = "10.4.0.4:443", ["serverStatus"] = r.Status.ToString(CultureInfo.InvariantCulture),
            ["serverResponseLatency"] = r.Seconds.ToString("0.000", CultureInfo.InvariantCulture), ["originalHost"] = "shop.contoso.com", ["host"] = "shop.contoso.com",
        },
    };

    private static JsonObject Http(ShopRequest r) => new()
    {
        ["time"] = r.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["resourceId"] = ShopResources.Web.ToUpperInvariant(),
        ["category"] = "AppServiceHTTPLogs",
        ["properties"] = new JsonObject
        {
            ["CsMethod"] = "GET", ["CsUriStem"] = r.Path, ["SPort"] = "443", ["CIp"] = r.ClientIp, ["UserAgent"] = "Mozilla/5.0+(X11;+Linux+x86_64)",
            ["CsHost"] = "app-shop-web.azurewebsites.net", ["ScStatus"] = r.Status, ["ScSubStatus"] = "0", ["ScWin32Status"] = "0", ["ScBytes"] = 24_000, ["CsBytes"] = 450,
            ["TimeTaken"] = (int)(r.Seconds * 1000), ["Result"] = "Success", ["Cookie"] = "-", ["CsUriQuery"] = "", ["CsUsername"] = "-", ["Referer"] = "-",
            ["ComputerName"] = "WEBWK00000A",
        },
    };

    private static JsonObject Line(DateTime time, string level, string text) => new()
    {
        ["time"] = time.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["resourceId"] = ShopResources.Web.ToUpperInvariant(),
        ["containerId"] = "01aa4f3e4be4c54ee115d44e99ecb4d4ad3b24a8af64c124f251de2c2a967e2c",
        ["operationName"] = "Microsoft.Web/sites/log", ["category"] = "AppServiceConsoleLogs", ["resultDescription"] = text, ["level"] = level,
        ["EventStampType"] = "Stamp", ["EventPrimaryStampName"] = "waws-prod-am2-713", ["EventStampName"] = "waws-prod-am2-713", ["Host"] = "lw1sdlwk0008EK",
        ["EventIpAddress"] = "10.61.5.44",
    };

    private static ReadOnlyMemory<byte> Body(IEnumerable<JsonObject> records) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["records"] = new JsonArray([.. records]) });
}
