namespace AIOps.Ingest.Tests.Bodies;

/// <summary>Bodies of other systems.</summary>
internal static partial class Sample
{
    public const string Alertmanager = """
        {"version":"4","receiver":"aiops","status":"firing","groupLabels":{},"commonLabels":{},"alerts":[
         {"status":"firing","labels":{"alertname":"DiskFull","severity":"critical","resource_id":"/subscriptions/s/VM-A"},"annotations":{"summary":"disk at 95 percent"},"startsAt":"2026-05-04T12:00:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f1"},
         {"status":"resolved","labels":{"alertname":"Lag","topic":"orders"},"annotations":{},"startsAt":"2026-05-04T11:00:00Z","endsAt":"2026-05-04T12:01:00Z"}]}
        """;

    public const string RemoteWrite = """
        {"timeseries":[
         {"labels":[{"name":"__name__","value":"queue_length"},{"name":"job","value":"shop"},{"name":"instance","value":"a:9090"},{"name":"zone","value":"b"}],"samples":[{"value":7,"timestamp":1777896000000}]},
         {"labels":{"__name__":"requests_total","job":"shop","instance":"a:9090"},"samples":[{"value":100,"timestamp":1777896000000},{"value":105,"timestamp":1777896060000},{"value":"NaN","timestamp":1777896070000},{"value":2,"timestamp":1777896120000}]}]}
        """;

    public const string OtlpMetrics = """
        {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}},{"key":"service.namespace","value":{"stringValue":"shop"}}]},"scopeMetrics":[{"scope":{"name":"s"},"metrics":[
         {"name":"queue","unit":"1","gauge":{"dataPoints":[{"attributes":[{"key":"route","value":{"stringValue":"/a"}}],"timeUnixNano":"1777896000000000000","asDouble":7.5}]}},
         {"name":"hits","sum":{"aggregationTemporality":"AGGREGATION_TEMPORALITY_DELTA","isMonotonic":true,"dataPoints":[{"timeUnixNano":"1777896000000000000","asInt":"3"}]}},
         {"name":"latency","unit":"ms","histogram":{"aggregationTemporality":1,"dataPoints":[{"timeUnixNano":"1777896000000000000","count":"4","sum":10,"min":1,"max":6,"bucketCounts":["1","3"],"explicitBounds":[5]}]}}]}]}]}
        """;

    public const string OtlpLogs = """
        {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}}]},"scopeLogs":[{"scope":{"name":"shop.orders"},"logRecords":[
         {"timeUnixNano":"1777896000000000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"late \"order\""},"attributes":[{"key":"http.response.status_code","value":{"intValue":"503"}}],"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331"},
         {"timeUnixNano":"0","observedTimeUnixNano":"1777896001000000000","severityNumber":9,"body":{"kvlistValue":{"values":[]}}}]}]}]}
        """;

    public const string CloudEvent =
        """{"specversion":"1.0","type":"order.late","source":"/shop/orders","id":"e-1","time":"2026-05-04T12:00:00Z","datacontenttype":"application/json","data":{"order":9,"message":"order 9 is late","severity":"warning"}}""";

    public const string EventGridWrite = """
        [{"topic":"/subscriptions/s","subject":"/subscriptions/s/sites/A","eventType":"Microsoft.Resources.ResourceWriteSuccess","eventTime":"2026-05-04T12:00:00Z","id":"1","data":{"resourceUri":"/subscriptions/s/sites/A","operationName":"Microsoft.Web/sites/write","status":"Succeeded","correlationId":"c","claims":{"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"kim@contoso.example"}},"dataVersion":"2"},
         {"specversion":"1.0","source":"/subscriptions/s","subject":"/subscriptions/s/sites/A","type":"Microsoft.Resources.ResourceDeleteSuccess","time":"2026-05-04T12:00:00Z","id":"2","data":{"resourceUri":"/subscriptions/s/sites/A","operationName":"Microsoft.Web/sites/delete","status":"Succeeded","correlationId":"d"}}]
        """;

    public const string GitHubDeployment =
        """{"deployment_status":{"id":2,"state":"success","environment":"production","creator":{"login":"kim"},"created_at":"2026-05-04T12:00:00Z","updated_at":"2026-05-04T12:00:05Z"},"deployment":{"id":1,"sha":"abc","ref":"v7","environment":"production"},"repository":{"id":3,"full_name":"contoso/shop"},"sender":{"login":"bot"}}""";

    public const string GitHubWorkflow =
        """{"action":"completed","workflow_run":{"id":11,"name":"deploy","head_branch":"main","head_sha":"abc","status":"completed","conclusion":"success","updated_at":"2026-05-04T12:00:05Z"},"repository":{"full_name":"contoso/shop"},"sender":{"login":"kim"}}""";

    public const string AzureDevOpsDeployment =
        """{"id":"x","eventType":"ms.vss-release.deployment-completed-event","publisherId":"rm","message":{"text":"Deployment of release 7 to Production failed"},"resource":{"environment":{"id":5,"name":"Production","status":"rejected"},"project":{"id":"p","name":"Shop"},"deployment":{"id":77,"requestedBy":{"displayName":"Kim"}}},"createdDate":"2026-05-04T12:00:05.1Z"}""";

    public const string AzureDevOpsStage =
        """{"id":"y","eventType":"ms.vss-pipelines.stage-state-changed-event","publisherId":"pipelines","message":{"text":"Stage Deploy failed"},"resource":{"stage":{"id":"1","name":"Deploy","state":"completed","result":"failed"},"run":{"id":7,"state":"inProgress"},"project":{"name":"Shop"}},"createdDate":"2026-05-04T12:00:05.1Z"}""";

    public const string CommonAlert =
        """{"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{"alertId":"/a/1","alertRule":"cpu","severity":"Sev2","monitorCondition":"Fired","monitoringService":"Platform","alertTargetIDs":["/X/a","/x/b"],"originAlertId":null,"firedDateTime":"2026-05-04T12:00:24Z"},"alertContext":{"condition":{"allOf":[{"metricName":"Percentage CPU","dimensions":[]}]}}}}""";

    public static string CloudEventAround(string data) =>
        $$$"""{"specversion":"1.0","type":"wrapped","source":"/x","id":"e-2","time":"2026-05-04T12:00:00Z","data":{{{data}}}}""";
}
