using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AIOps.Integrations.Webhooks;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIOps.Integrations.AzureResourceManager.Tests;

/// <summary>The webhook action over HTTP against a receiver that keeps the contract of its README.</summary>
public sealed class WebhookActuatorTests : IAsyncLifetime
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly ConcurrentDictionary<string, int> _done = [];
    private readonly Queue<Func<HttpContext, Task>> _answers = [];
    private readonly List<string> _forged = [];
    private WebApplication _app = null!;
    private ServiceProvider _services = null!;
    private IActuator _actuator = null!;

    private static PlannedAction Call(string hook = "drain") => ArmBench.Action(ActionIds.WebhookCall, ArmBench.Vm, (ActionParameters.Hook, hook));

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
        await _app.StartAsync();
        _services = new ServiceCollection().AddWebhookActuator(options => options.Hooks["drain"] = new Webhook { Url = new Uri(_app.Urls.First() + "/hooks/drain"), Secret = Secret }).BuildServiceProvider();
        _actuator = _services.GetRequiredService<IActuator>();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_signed_and_done()
    {
        Assert.True(_actuator.CanDo(Call()));
        Assert.Single(await _actuator.DryRunAsync(Call(), default));
        Assert.Empty(_done);
        Assert.Equal(ActionState.Succeeded, (await _actuator.StartAsync(Call(), "i1", default)).State);
        Assert.Equal(1, _done["i1"]);
        Assert.Empty(_forged);
    }

    [Fact]
    public async Task A_lost_reply_is_repeated_with_the_same_key_and_done_once()
    {
        _answers.Enqueue(http => { http.Abort(); return Task.CompletedTask; });
        _answers.Enqueue(http => Answer(http, 500));
        Assert.Equal(ActionState.Busy, (await _actuator.StartAsync(Call(), "i1", default)).State);
        Assert.Equal(ActionState.Busy, (await _actuator.StartAsync(Call(), "i1", default)).State);
        Assert.Null(await _actuator.FindAsync(Call(), "i1", DateTimeOffset.MinValue, default));
        Assert.Equal(ActionState.Succeeded, (await _actuator.StartAsync(Call(), "i1", default)).State);
        Assert.Equal(1, _done["i1"]);
    }

    [Theory]
    [InlineData(429, ActionState.Busy)]
    [InlineData(409, ActionState.Busy)]
    [InlineData(423, ActionState.Busy)]
    [InlineData(503, ActionState.Busy)]
    [InlineData(403, ActionState.Failed)]
    [InlineData(302, ActionState.Failed)]
    public async Task Refusals_are_told_apart(int status, ActionState state)
    {
        _answers.Enqueue(http => { http.Response.Headers.RetryAfter = "7"; http.Response.Headers.Location = "http://127.0.0.1:1/elsewhere"; return Answer(http, status); });
        var progress = await _actuator.StartAsync(Call(), "i1", default);
        Assert.Equal(state, progress.State);
        if (state == ActionState.Busy) Assert.Equal(TimeSpan.FromSeconds(7), progress.RetryAfter);
    }

    [Fact]
    public async Task Slow_work_is_followed_on_the_configured_host_only()
    {
        _answers.Enqueue(http => { http.Response.Headers.Location = "https://evil.example/jobs/1?x=2"; return Answer(http, 202); });
        _answers.Enqueue(http => Answer(http, 202));
        _answers.Enqueue(http => Answer(http, 500));
        _answers.Enqueue(http => Answer(http, http.Request.Path + http.Request.QueryString.Value == "/jobs/1?x=2" ? 200 : 404));
        var progress = await _actuator.StartAsync(Call(), "i1", default);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(ActionState.Running, progress.State);
            progress = await _actuator.PollAsync(progress.Operation!, default);
        }

        Assert.Equal(ActionState.Running, progress.State);
        Assert.Equal(ActionState.Succeeded, (await _actuator.PollAsync(progress.Operation!, default)).State);
        Assert.Equal(ActionState.Failed, (await _actuator.PollAsync("drain|//evil.example/x", default)).State);
        Assert.Equal(ActionState.Failed, (await _actuator.PollAsync("other|/x", default)).State);
    }

    [Fact]
    public async Task An_unknown_hook_is_refused_and_wrong_options_are_named()
    {
        await Assert.ThrowsAsync<ActionPreconditionException>(() => _actuator.DryRunAsync(Call("other"), default));
        var options = new WebhookOptions { Hooks = { ["a"] = new Webhook { Url = new Uri("http://example.com"), Secret = "short" } }, Timeout = TimeSpan.Zero };
        Assert.Equal(3, options.Validate().Count());
    }

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var stamp = http.Request.Headers[WebhookSignature.TimestampHeader].ToString();
            // Computed here by itself, as a receiver in another language would.
            var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v1:{stamp}:").Concat(body.ToArray()).ToArray());
            if (http.Request.Headers[WebhookSignature.SignatureHeader] != "v1=" + Convert.ToHexStringLower(mac) || !long.TryParse(stamp, CultureInfo.InvariantCulture, out _)) _forged.Add(stamp);
            _done.TryAdd(http.Request.Headers[WebhookSignature.IdempotencyHeader].ToString(), 1);
        }

        if (_answers.TryDequeue(out var answer)) await answer(http);
        else http.Response.StatusCode = 204;
    }
}
