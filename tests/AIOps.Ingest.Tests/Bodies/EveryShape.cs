namespace AIOps.Ingest.Tests.Bodies;

/// <summary>One body of each shape, for the tests that change them at random.</summary>
internal static partial class Sample
{
    public static string[] EveryShape { get; } =
    [
        Records(Metric(), Metric("Http5xx", 3, resource: Site)),
        $$$"""[{"Average":3,"Count":1,"Maximum":3,"Minimum":3,"Total":3,"resourceId":"{{{Vm}}}","time":"2026-05-04T12:01:00Z","unit":"Count","metricName":"Hits","timeGrain":"PT5M","dimension":{"Zone":"b","Api":"get"}}]""",
        $"{Metric()}\n{Metric(time: "2026-05-04T12:01:00Z")}\n",
        $$"""[{"records":[{{Metric()}}],"EventProcessedUtcTime":"2026-05-04T12:06:07.09Z","PartitionId":1,"EventEnqueuedUtcTime":"2026-05-04T12:05:14Z"}]""",
        Records(Log(more: "\"properties\":{\"CsMethod\":\"GET\",\"ScStatus\":503,\"TimeTaken\":210}"), Log(more: "\"properties\":\"{\\\"ScStatus\\\":\\\"404\\\",\\\"CsUriStem\\\":\\\"\\\\/x\\\"}\"")),
        Records(Log("AppServiceConsoleLogs", "\"resultDescription\":\" System.TimeoutException: late\\n   at A.B()\\n\",\"level\":\"Informational\"", "2026-05-04T12:00:44.834439441Z")),
        Records(Log("FunctionAppLogs", "\"level\":\"Error\",\"properties\":\"{'message':'Executed \\\\'F.G\\\\' (Failed)','level':'Error','eventId':7}\"")),
        Records(Log("FunctionAppLogs", "\"properties\":{'message':'Executed \\'F.G\\' (Failed)','level':'Error','eventId':7}"), Metric()),
        Records(Log("AuditEvent", "\"operationName\":\"SecretGet\",\"durationMs\":\"16\",\"identity\":{\"claim\":{\"appid\":\"a\"}},\"properties\":{\"httpStatusCode\":403}")),
        Records(Log("kube-audit", """ "properties":{"log":"{\"verb\":\"get\",\"requestURI\":\"/api\",\"responseStatus\":{\"code\":403}}","pod":"p"} """)),
        Records(Log("SQLSecurityAuditEvents", "\"properties\":{\"succeeded\":true,\"statement\":\"SELECT 1\",\"duration_milliseconds\":12}")),
        Records(Log("StorageRead", "\"statusCode\":503,\"statusText\":\"ServerBusy\",\"durationMs\":42,\"callerIpAddress\":\"172.16.254.1:38208\"")),
        """{"records":[{"timeStamp":"2026-05-04T12:00:01+00:00","resourceId":"/x/agw","category":"ApplicationGatewayAccessLog","properties":{"httpStatus":502,"timeTaken":20.5,"error_info":"E"}}]}""",
        """{"records":[{"time":"2026-05-04T12:00:01Z","category":"FlowLogFlowEvent","resourceId":"/x/vnet","flowRecords":{"flows":[{"aclID":"a","flowGroups":[{"rule":"r","flowTuples":["1,2,3"]}]}]}}]}""",
        $$$"""{"records":[{"time":"2026-05-04T12:00:32Z","resourceId":"{{{Vm}}}","operationName":"MICROSOFT.COMPUTE/VIRTUALMACHINES/RESTART/ACTION","category":"Administrative","resultType":"Failure","durationMs":"0","correlationId":"c","identity":{"authorization":{"scope":"/s"},"claims":{"appid":"app-1"} },"level":"Error","properties":{"statusMessage":"{\"error\":{\"code\":\"Conflict\"}}"} } ]}""",
        $$"""{"records":[{"Level":5,"level":"Informational","category":"Autoscale","resourceId":"{{Vm}}","time":"2026-05-04T12:00:51Z","operationName":"A/SCALEUP/ACTION","resultType":"Succeeded","properties":{"ResourceName":"/s/set-a","OldInstancesCount":"2","NewInstancesCount":"3"} }]}""",
        $$"""{"records":[{"time":"2026-05-04T12:00:14Z","level":"Critical","resultType":"Active","operationName":"h/Activated/action","resourceId":"{{Vm}}","category":"ResourceHealth","properties":{"eventProperties":{"title":"down","currentHealthStatus":"Unavailable"} } }]}""",
        """{"records":[{"time":"2026-05-04T12:00:01Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppRequests","Name":"GET","Success":false,"ResultCode":"500","DurationMs":12.5,"ItemCount":2,"Measurements":{}}]}""",
        """{"records":[{"time":"2026-05-04T12:00:48Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppMetrics","Name":"checkout","Sum":10,"Min":1,"Max":4,"ItemCount":5,"Properties":{"tenant":"a"}}]}""",
        """{"records":[{"TimeGenerated":"2026-05-04T12:00:14Z","Computer":"vm-a","ObjectName":"Logical Disk","CounterName":"% Used Space","InstanceName":"/","CounterValue":97.5,"_ResourceId":"/x/vm-a","Type":"Perf"}]}""",
        """{"records":[{"time":"5/4/2026 9:41:00 AM","category":"X"},{"time":"Mon, 04 May 2026 11:41:00 GMT","category":"X"},{"time":1777896000,"category":"X"}]}""",
        CommonAlert, Alertmanager, RemoteWrite, OtlpMetrics, OtlpLogs, CloudEvent, CloudEventAround(Records(Metric())), EventGridWrite, GitHubDeployment, GitHubWorkflow, AzureDevOpsDeployment,
    ];
}
