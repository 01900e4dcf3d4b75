using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Decoding;

public class LogTests
{
    [Fact]
    public void Http_logs_give_status_and_duration_from_object_properties_and_from_string_properties()
    {
        var sink = Sample.Decode(Sample.Records(
            Sample.Log(more: "\"properties\":{\"CsMethod\":\"GET\",\"ScStatus\":503,\"TimeTaken\":210}"),
            Sample.Log(more: "\"properties\":\"{\\\"ScStatus\\\":\\\"404\\\",\\\"CsUriStem\\\":\\\"\\\\/x\\\",\\\"TimeTaken\\\":3}\"")));
        Assert.Equal([503, 404], sink.Logs.Select(log => log.StatusCode));
        Assert.Equal([210, 3], sink.Logs.Select(log => log.DurationMs));
    }

    [Theory]
    [InlineData("\"properties\":\"{'message':'it\\\\'s \\\"late\\\"','level':'Error','code':7}\"")]
    [InlineData("\"properties\":{'message':'it\\'s \"late\"','level':'Error','code':7}")]
    public void Single_quoted_properties_are_read_quoted_or_not(string properties)
    {
        var log = Assert.Single(Sample.Decode(Sample.Records(Sample.Log("FunctionAppLogs", properties))).Logs);
        Assert.Equal("it's \"late\"", log.Message);
        Assert.Equal(LogLevel.Error, log.Level);
    }

    [Fact]
    public void Properties_that_are_plain_text_become_the_message() =>
        Assert.Equal("disk is slow", Assert.Single(Sample.Decode(Sample.Log("X", "\"properties\":\"disk is slow\"")).Logs).Message);

    [Fact]
    public void Level_as_a_number_and_level_as_a_word_in_one_record_do_not_confuse()
    {
        var log = Assert.Single(Sample.Decode(Sample.Log("Policy", "\"Level\":4,\"level\":\"Warning\"")).Logs);
        Assert.Equal(LogLevel.Warning, log.Level);
        Assert.Equal(LogLevel.Critical, Assert.Single(Sample.Decode(Sample.Log("X", "\"Level\":1")).Logs).Level);
    }

    [Fact]
    public void Application_insights_rows_carry_their_weight_level_and_operation()
    {
        var sink = Sample.Decode(Sample.Records(
            """{"time":"2026-05-04T12:00:01Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppTraces","OperationId":"abc","Message":"Retry 3","SeverityLevel":2,"ItemCount":5}""",
            """{"time":"2026-05-04T12:00:02Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppRequests","Name":"GET Orders","Success":false,"ResultCode":"500","DurationMs":12.5}""",
            """{"time":"2026-05-04T12:00:03Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppExceptions","OuterMessage":"Timeout","ExceptionType":"SqlException","SeverityLevel":3}"""));
        Assert.Equal(("AppTraces", "Retry 3", LogLevel.Warning, 5d, "abc"), (sink.Logs[0].Category, sink.Logs[0].Message, sink.Logs[0].Level, sink.Logs[0].Weight, sink.Logs[0].CorrelationId));
        Assert.Equal(("GET Orders", 500, LogLevel.Error, 12.5), (sink.Logs[1].Operation, sink.Logs[1].StatusCode, sink.Logs[1].Level, sink.Logs[1].DurationMs));
        Assert.Equal(("Timeout", "SqlException", LogLevel.Error), (sink.Logs[2].Message, sink.Logs[2].Result, sink.Logs[2].Level));
    }

    [Fact]
    public void Application_gateway_v2_sends_seconds_and_v1_milliseconds()
    {
        var v2 = """{"timeStamp":"2026-05-04T12:00:01+00:00","resourceId":"/x/agw","category":"ApplicationGatewayAccessLog","properties":{"httpStatus":502,"timeTaken":20.5}}""";
        var v1 = """{"time":"2026-05-04T12:00:01Z","resourceId":"/x/agw","category":"ApplicationGatewayAccessLog","properties":{"httpStatus":200,"timeTaken":205}}""";
        Assert.Equal([20_500, 205], Sample.Decode(Sample.Records(v2, v1)).Logs.Select(log => log.DurationMs));
    }

    [Fact]
    public void A_kubernetes_audit_event_gives_its_request_and_its_code()
    {
        var log = Assert.Single(Sample.Decode(Sample.Log("kube-audit-admin",
            """ "properties":{"log":"{\"kind\":\"Event\",\"verb\":\"delete\",\"requestURI\":\"/api/v1/pods/a\",\"responseStatus\":{\"metadata\":{},\"code\":403}}","pod":"p"} """)).Logs);
        Assert.Equal(("delete /api/v1/pods/a", 403), (log.Message, log.StatusCode));
    }

    [Fact]
    public void Long_texts_are_cut_between_characters()
    {
        var log = Assert.Single(Sample.Decode(Sample.Log("X", $"\"resultDescription\":\"{new string('é', 500)}\""), new() { MaxTextBytes = 65 }).Logs);
        Assert.Equal(new string('é', 32), log.Message);
    }

    [Fact]
    public void Tables_of_counters_are_metrics_not_logs()
    {
        var sink = Sample.Decode(Sample.Records(
            """{"TimeGenerated":"2026-05-04T12:00:14.12Z","Computer":"vm-a","ObjectName":"Logical Disk","CounterName":"% Used Space","InstanceName":"/","CounterValue":97.5,"_ResourceId":"/x/vm-a","Type":"Perf"}""",
            """{"TimeGenerated":"2026-05-04T12:00:15Z","Namespace":"LogicalDisk","Name":"FreeSpacePercentage","Val":3,"Tags":"{\"vm.azm.ms/mountId\":\"C:\"}","_ResourceId":"/x/vm-a","Type":"InsightsMetrics"}""",
            """{"time":"2026-05-04T12:00:48Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppMetrics","Name":"checkout","Sum":10,"Min":1,"Max":4,"ItemCount":5,"Properties":{"tenant":"a","_MS.x":"1"}}""",
            """{"time":"2026-05-04T12:00:49Z","resourceId":"/x/appi","AppRoleName":"web","Type":"AppPerformanceCounters","Category":"Process","Counter":"% CPU","Instance":"??X??","Value":81.5}"""));
        Assert.Empty(sink.Logs);
        Assert.Equal(["Logical Disk\\% Used Space", "LogicalDisk/FreeSpacePercentage", "checkout", "Process\\% CPU"], sink.Metrics.Select(sample => sample.Series.Metric));
        Assert.Equal(["computer=vm-a;counter=/", "vm.azm.ms/mountId=C:", "role=web;tenant=a", "role=web"], sink.Metrics.Select(sample => sample.Series.Dimensions));
        Assert.Equal([97.5, 3, 2, 81.5], sink.Metrics.Select(sample => sample.Average));
    }

    [Fact]
    public void Tables_of_a_workspace_are_their_own_category_and_name_their_level_in_words()
    {
        var sink = Sample.Decode(Sample.Records(
            """{"TimeGenerated":"2026-05-04T12:00:00Z","_ResourceId":"/x/vm","Type":"Event","RenderedDescription":"service died","EventLevelName":"Error"}""",
            """{"TimeGenerated":"2026-05-04T12:00:00Z","_ResourceId":"/x/aks","Type":"ContainerLogV2","LogMessage":"panic","LogLevel":"critical"}""",
            """{"TimeGenerated":"2026-05-04T12:00:00Z","_ResourceId":"/x/vm","Type":"Heartbeat","Computer":"c","Category":"Direct Agent"}""",
            """{"TimeGenerated":"2026-05-04T12:00:00Z","_ResourceId":"/x/kv","Type":"AzureDiagnostics","Category":"AuditEvent","OperationName":"SecretGet"}"""));
        Assert.Equal(["Event", "ContainerLogV2", "Heartbeat", "AuditEvent"], sink.Logs.Select(log => log.Category));
        Assert.Equal([LogLevel.Error, LogLevel.Critical, LogLevel.Unknown, LogLevel.Unknown], sink.Logs.Select(log => log.Level));
    }

    [Fact]
    public void A_failed_outcome_is_an_error_also_when_it_is_a_string() =>
        Assert.Equal(LogLevel.Error, Assert.Single(Sample.Decode(Sample.Records(
            """{"time":"2026-05-04T12:00:00Z","resourceId":"/x/appi","Type":"AppAvailabilityResults","Name":"ping","Success":"False","DurationMs":"12.5"}""")).Logs).Level);
}
