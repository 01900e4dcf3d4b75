using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Decoding;

public class ActivityTests
{
    private static string Activity(string operation, string result, string category = "Administrative", string more = "\"properties\":{}") =>
        $$$"""{"time":"2026-05-04T12:00:32.98Z","resourceId":"{{{Sample.Vm}}}","operationName":"{{{operation}}}","category":"{{{category}}}","resultType":"{{{result}}}","correlationId":"c-1","identity":{"claims":{"appid":"app-1","http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"kim@contoso.example"}},{{{more}}}}""";

    [Fact]
    public void The_records_of_one_operation_share_an_id_and_keep_their_status()
    {
        const string restart = "MICROSOFT.COMPUTE/VIRTUALMACHINES/RESTART/ACTION";
        var sink = Sample.Decode(Sample.Records(Activity(restart, "Start"), Activity(restart, "Accept"), Activity(restart, "Success"), Activity(
            restart, "Failure", more: """ "properties":{"statusMessage":"{\"error\":{\"code\":\"Conflict\",\"message\":\"busy\"}}"} """)));
        Assert.Equal(["started", "accepted", "succeeded", "failed"], sink.Changes.Select(change => change.Status));
        Assert.Single(sink.Changes.Select(change => change.Id).Distinct());
        Assert.Equal("restart on vm-a failed: Conflict", sink.Changes[3].Title);
        Assert.All(sink.Changes, change => Assert.Equal((ChangeKind.Action, "kim@contoso.example"), (change.Kind, change.Caller)));
    }

    [Theory]
    [InlineData("Microsoft.Resources/deployments/write", "Administrative", ChangeKind.Deployment)]
    [InlineData("Microsoft.Web/sites/slots/slotsswap/action", "Administrative", ChangeKind.Deployment)]
    [InlineData("Microsoft.Web/sites/config/write", "Administrative", ChangeKind.Write)]
    [InlineData("Microsoft.Compute/disks/delete", "Administrative", ChangeKind.Delete)]
    [InlineData("Microsoft.Compute/disks/write", "Write", ChangeKind.Write)]
    [InlineData("Microsoft.ServiceHealth/incident/action", "ServiceHealth", ChangeKind.PlatformHealth)]
    public void The_kind_follows_from_category_and_operation(string operation, string category, ChangeKind kind) =>
        Assert.Equal(kind, Assert.Single(Sample.Decode(Activity(operation, "Success", category)).Changes).Kind);

    [Fact]
    public void Autoscale_points_at_what_was_scaled()
    {
        var change = Assert.Single(Sample.Decode(Activity("MICROSOFT.INSIGHTS/AUTOSCALESETTINGS/SCALEUP/ACTION", "Succeeded", "Autoscale",
            """ "properties":{"ResourceName":"/subscriptions/s/resourceGroups/R/providers/Microsoft.Compute/virtualMachineScaleSets/Set-A","OldInstancesCount":"2","NewInstancesCount":"3"} """)).Changes);
        Assert.Equal(ChangeKind.Scale, change.Kind);
        Assert.EndsWith("/virtualmachinescalesets/set-a", change.ResourceId, StringComparison.Ordinal);
        Assert.Equal("autoscale of set-a from 2 to 3 instances", change.Title);
    }

    [Theory]
    [InlineData(""" "properties":{"title":"VM down","currentHealthStatus":"Unavailable"} """)]
    [InlineData(""" "properties":{"eventCategory":"ResourceHealth","eventProperties":{"title":"VM down","currentHealthStatus":"Unavailable"}} """)]
    public void Resource_health_is_read_flat_and_nested(string properties) =>
        Assert.Equal("VM down (now unavailable)", Assert.Single(Sample.Decode(Activity("Microsoft.Resourcehealth/healthevent/Activated/action", "Active", "ResourceHealth", properties)).Changes).Title);

    [Fact]
    public void Policy_and_recommendation_records_are_logs()
    {
        var sink = Sample.Decode(Sample.Records(Activity("a/b/write", "Success", "Policy"), Activity("a/b/write", "Success", "Recommendation")));
        Assert.Equal(2, sink.Logs.Count);
        Assert.Empty(sink.Changes);
    }
}
