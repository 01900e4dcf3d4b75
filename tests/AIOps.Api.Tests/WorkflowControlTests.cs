using System.Net;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Retention;

namespace AIOps.Api.Tests;

/// <summary>The workflow page: where an instance is, and what people may do with it.</summary>
public sealed class WorkflowControlTests : IAsyncLifetime
{
    private const string Id = RetentionNames.InstanceId;
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        await _host.Get<IWorkflowClient>().StartAsync(RetentionNames.Workflow, Id, new RetentionInput());
        await ApiHost.UntilAsync(async () => (await _host.Get<IWorkflowClient>().GetAsync(Id))!.WaitsFor.Any(wait => wait.StartsWith("timer", StringComparison.Ordinal)));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_list_says_where_each_is_and_what_it_waits_for()
    {
        using var visitor = new Visitor(_host.Address);
        var item = (await visitor.JsonAsync("/api/workflows?state=running"))["items"]!.AsArray().Single()!;
        Assert.Equal((Id, "Retention"), (item["id"]!.GetValue<string>(), item["workflow"]!.GetValue<string>()));
        Assert.StartsWith("sleeps until", item["status"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("timer 20", item["waitsFor"]!.AsArray().Single()!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_suspended_resumed_terminated_and_purged_and_each_time_is_audited_with_who_and_why()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        Assert.Equal("suspended", await StateAfterAsync(alice, "suspend"));
        Assert.Equal("running", await StateAfterAsync(alice, "resume"));
        Assert.Equal("terminated", await StateAfterAsync(alice, "terminate"));
        using var purged = await alice.SendAsync(HttpMethod.Post, $"/api/workflows/{Id}/purge", new { reason = "test" });
        Assert.Equal(HttpStatusCode.NoContent, purged.StatusCode);
        Assert.Null(await _host.Get<IWorkflowClient>().GetAsync(Id));

        List<AuditRow> rows = [];
        await foreach (var row in _host.Get<AuditLog>().ReadAllAsync()) rows.Add(row);
        Assert.Equal(["workflow.suspend", "workflow.resume", "workflow.terminate", "workflow.purge"], rows.Select(row => row.Action));
        Assert.All(rows, row => Assert.Equal(("local:alice", "local-session"), (row.Actor, row.IdentitySource)));
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("purge")]
    public async Task What_makes_no_sense_in_its_state_is_409_and_says_why(string command)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await alice.SendAsync(HttpMethod.Post, $"/api/workflows/{Id}/{command}", new { reason = "test" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("'retention' is running", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("resume")]
    [InlineData("terminate")]
    [InlineData("purge")]
    public async Task Strangers_and_people_without_the_right_change_nothing(string command)
    {
        using var stranger = new Visitor(_host.Address);
        using var unknown = await stranger.SendAsync(HttpMethod.Post, $"/api/workflows/{Id}/{command}", new { reason = "test" });
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        using var mallory = await new Visitor(_host.Address).BeginSessionAsync("mallory");
        await _host.Get<ApproverDirectory>().WithdrawAsync("local:mallory", "local:bob");
        using var refused = await mallory.SendAsync(HttpMethod.Post, $"/api/workflows/{Id}/{command}", new { reason = "test" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(WorkflowState.Running, (await _host.Get<IWorkflowClient>().GetAsync(Id))!.State);
    }

    [Fact]
    public async Task An_unknown_one_is_404_and_a_missing_reason_400_with_the_field()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var unknown = await alice.SendAsync(HttpMethod.Post, "/api/workflows/nobody/suspend", new { reason = "test" });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var silent = await alice.SendAsync(HttpMethod.Post, $"/api/workflows/{Id}/suspend", new { reason = " " });
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Equal("reason", JsonNode.Parse(await silent.Content.ReadAsStringAsync())!["field"]!.GetValue<string>());
    }

    private static async Task<string> StateAfterAsync(Visitor visitor, string command)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Post, $"/api/workflows/{Id}/{command}", new { reason = "test" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["state"]!.GetValue<string>();
    }
}
