using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Remediate;
using Microsoft.AspNetCore.Http;

namespace AIOps.Integrations.Chat.Tests.ServiceNow;

/// <summary>A change request as a place where people approve, over HTTP against a fake of the Table API.</summary>
[Trait("Category", "Chat")]
public sealed class ServiceNowTests : IAsyncLifetime
{
    private const string Alice = "0123456789abcdef0123456789abcdef";
    private const string AliceEntra = "5b6f0a4e-0000-4000-8000-00000000a11c";
    private readonly ConcurrentDictionary<string, JsonObject> _changes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<JsonObject> _approvers = [];
    private FarSide _serviceNow = null!;
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _serviceNow = await FarSide.StartAsync(AnswerAsync);
        _host = await ChatHost.StartAsync(new Dictionary<string, string?>
        {
            ["AIOps:ServiceNow:Instance"] = _serviceNow.Address.ToString(),
            ["AIOps:ServiceNow:User"] = "aiops",
            ["AIOps:ServiceNow:Password"] = "secret",
            ["AIOps:ServiceNow:PollInterval"] = "00:00:01",
            ["AIOps:ServiceNow:Fields:assignment_group"] = "sre",
            [$"AIOps:ServiceNow:Users:{Alice}"] = AliceEntra,
            ["AIOps:Approvals:Approvers:0:Id"] = AliceEntra,
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _serviceNow.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_one_change_request_and_a_known_persons_yes_counts_as_theirs()
    {
        var approval = await AskAsync();
        await _host.AskForApprovalAsync(approval, "again");
        var change = Assert.Single(_changes.Values);
        Assert.Equal((approval.Id, "sre"), (change["correlation_id"]!.GetValue<string>(), change["assignment_group"]!.GetValue<string>()));
        Assert.Contains(approval.Plan.Hash, change["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Decide(Alice, "approved", "Looks right");
        await StatusAsync(approval, ApprovalStatus.Approved);
        var vote = Assert.Single((await _host.ReadAsync(approval.Id)).Votes);
        Assert.Equal((AliceEntra, "servicenow", "Looks right"), (vote.Actor, vote.IdentitySource, vote.Reason));
        await ChatHost.UntilAsync(() => change["work_notes"] is not null);
        Assert.Null(change["state"]);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task What_the_change_request_decided_by_itself_is_no_yes()
    {
        var approval = await AskAsync();
        _changes.Values.Single()["approval"] = "approved";
        await LookedAsync();
        Assert.Equal(ApprovalStatus.Pending, (await _host.ReadAsync(approval.Id)).Status);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task The_yes_of_whoever_is_not_known_counts_for_nothing_and_is_written_down_once()
    {
        var approval = await AskAsync();
        Decide("ffffffffffffffffffffffffffffffff", "approved", "");
        await ChatHost.UntilAsync(async () => (await _host.AuditAsync()).Any(row => row.Action == "approval.refused"));
        await LookedAsync();
        Assert.Equal(ApprovalStatus.Pending, (await _host.ReadAsync(approval.Id)).Status);
        Assert.Single(await _host.AuditAsync(), row => row.Action == "approval.refused");
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task Any_no_is_a_no_even_beside_a_yes()
    {
        var approval = await AskAsync();
        Decide(Alice, "rejected", "Not in the freeze");
        Decide("ffffffffffffffffffffffffffffffff", "approved", "");
        await StatusAsync(approval, ApprovalStatus.Rejected);
        await ChatHost.UntilAsync(() => _changes.Values.Single()["state"]?.GetValue<string>() == "4");
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task A_change_request_that_somebody_unknown_rejected_ends_the_request_here()
    {
        var approval = await AskAsync();
        Decide("ffffffffffffffffffffffffffffffff", "rejected", "no");
        _changes.Values.Single()["approval"] = "rejected";
        await StatusAsync(approval, ApprovalStatus.Void);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task A_yes_to_an_earlier_plan_decides_nothing()
    {
        var approval = await AskAsync();
        var read = (await _host.Get<ApprovalRepository>().GetAsync(approval.Id))!;
        var other = World.Approval(World.Plan(reason: "Another plan [E1]."), 1, DateTimeOffset.UtcNow, TimeSpan.FromHours(1)) with { Id = approval.Id };
        await _host.Get<ApprovalRepository>().TryReplaceAsync(read, other);
        Decide(Alice, "approved", "");
        await ChatHost.UntilAsync(async () => (await _host.AuditAsync()).Any(row => row.Action == "approval.refused"));
        Assert.Empty((await _host.ReadAsync(approval.Id)).Votes);
    }

    [Fact]
    public async Task A_decision_made_here_cancels_the_change_request_when_it_is_a_no()
    {
        var approval = await AskAsync();
        var bob = new Approver("local:bob", "Bob", "local-session") { Proved = new ApproverRights(true) };
        await _host.Get<ApprovalDesk>().DecideAsync(approval.Id, bob, new Decision(false, "Not now", approval.Plan.Hash));
        await ChatHost.UntilAsync(() => _changes.Values.Single()["state"]?.GetValue<string>() == "4");
        Assert.Contains("Bob", _changes.Values.Single()["work_notes"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<Approval> AskAsync()
    {
        var approval = await World.CreateAsync(_host);
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _changes.Count == 1);
        return approval;
    }

    private void Decide(string user, string state, string comments) =>
        _approvers.Enqueue(new JsonObject { ["approver"] = user, ["state"] = state, ["comments"] = comments, ["sysapproval"] = _changes.Keys.Single() });

    private async Task StatusAsync(Approval approval, ApprovalStatus status) => await ChatHost.UntilAsync(async () => (await _host.ReadAsync(approval.Id)).Status == status);

    /// <summary>Two looks that began after now.</summary>
    private async Task LookedAsync()
    {
        var seen = _serviceNow.To("/api/now/table/sysapproval_approver").Count;
        await ChatHost.UntilAsync(() => _serviceNow.To("/api/now/table/sysapproval_approver").Count >= seen + 2);
    }

    private async Task AnswerAsync(FarCall call, HttpContext context)
    {
        if (call.Headers.GetValueOrDefault("Authorization") != "Basic YWlvcHM6c2VjcmV0")
        {
            context.Response.StatusCode = 401;
            return;
        }

        var query = Uri.UnescapeDataString(call.Query);
        JsonNode result;
        switch (call.Method, call.Path)
        {
            case ("POST", "/api/now/table/change_request"):
                var row = call.Json.AsObject();
                var id = Guid.NewGuid().ToString("N");
                row["sys_id"] = id;
                _changes[id] = row;
                context.Response.StatusCode = 201;
                result = row.DeepClone();
                break;
            case ("PATCH", _):
                var changed = _changes[call.Path.Split('/')[^1]];
                foreach (var (field, value) in call.Json.AsObject())
                {
                    changed[field] = value!.DeepClone();
                }

                result = changed.DeepClone();
                break;
            case (_, "/api/now/table/sysapproval_approver"):
                result = new JsonArray([.. _approvers.Select(approver => approver.DeepClone())]);
                break;
            default:
                result = new JsonArray([.. _changes.Where(pair => query.Contains(pair.Key, StringComparison.Ordinal) || query.Contains("correlation_id=" + pair.Value["correlation_id"], StringComparison.Ordinal)).Select(pair => pair.Value.DeepClone())]);
                break;
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["result"] = result });
    }
}
