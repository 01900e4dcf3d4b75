using System.Text;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Integrations.Webhooks;

namespace AIOps.Integrations.Chat.Tests.Webhooks;

/// <summary>The signed webhook over HTTP, against a receiver that checks the signature.</summary>
[Trait("Category", "Chat")]
public sealed class WebhookNotifierTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_notification_is_signed_and_every_try_carries_the_same_key_and_no_token()
    {
        var tries = 0;
        await using var receiver = await FarSide.StartAsync((_, context) =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref tries) < 3 ? 503 : 204;
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(receiver);
        var approval = await World.CreateAsync(host);
        await host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => receiver.Calls.Count == 3);
        Assert.Single(receiver.Calls.Select(call => call.Headers["Idempotency-Key"]).Distinct());
        Assert.All(receiver.Calls, call => Assert.Equal(
            WebhookSignature.Of(Secret, long.Parse(call.Headers["X-AIOps-Timestamp"]), Encoding.UTF8.GetBytes(call.Body)), call.Headers["X-AIOps-Signature"]));
        var body = receiver.Calls.Last().Json;
        Assert.Equal(("approval", "inc-1", approval.Plan.Hash), (body["kind"]!.GetValue<string>(), body["incident"]!["id"]!.GetValue<string>(), body["approval"]!["planHash"]!.GetValue<string>()));
        Assert.DoesNotContain("token", body.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Other_occasions_carry_other_keys_and_kinds_that_are_not_wanted_are_not_sent()
    {
        await using var receiver = await FarSide.StartAsync((_, _) => Task.CompletedTask);
        await using var host = await StartAsync(receiver, ("AIOps:Webhooks:Notify:hub:Kinds:0", "approval"));
        var approval = await World.CreateAsync(host);
        await host.AskForApprovalAsync(approval, "one");
        await host.AskForApprovalAsync(approval, "one");
        await host.AskForApprovalAsync(approval, "two");
        await host.Get<Orchestrations.Notifications.NotificationSender>().SendAsync(
            new Orchestrations.Ports.Notification("page:inc-1", "page", "inc-1", "t", "x", "/incidents/inc-1"), "1", CancellationToken.None);
        await host.QuietAsync();
        Assert.Equal(2, receiver.Calls.Select(call => call.Headers["Idempotency-Key"]).Distinct().Count());
        Assert.Equal(2, receiver.Calls.Count);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FarSide.StartAsync((_, _) => Task.CompletedTask);
        await using var receiver = await FarSide.StartAsync((_, context) =>
        {
            context.Response.Redirect(elsewhere.Address.ToString());
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(receiver);
        await host.AskForApprovalAsync(await World.CreateAsync(host));
        await ChatHost.UntilAsync(async () => (await host.Get<Orchestrations.Incidents.IncidentRepository>().TimelineAsync("inc-1")).Any(entry => entry.Kind == "notification"));
        Assert.Empty(elsewhere.Calls);
    }

    private static Task<ChatHost> StartAsync(FarSide receiver, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?> { ["AIOps:Webhooks:Notify:hub:Url"] = receiver.Address + "hooks", ["AIOps:Webhooks:Notify:hub:Secret"] = Secret };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return ChatHost.StartAsync(settings);
    }
}
