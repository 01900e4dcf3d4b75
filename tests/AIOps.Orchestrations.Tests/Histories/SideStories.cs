using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Tests.Histories;

/// <summary>A channel that is away at first.</summary>
internal sealed class SlowChannel : INotifier
{
    private int _tries;

    public string Channel => "slow";

    public bool IsAway { get; set; } = true;

    public int Tries => _tries;

    public Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _tries);
        return IsAway ? throw new NotDeliveredException("busy") : Task.CompletedTask;
    }
}

/// <summary>People in another system, who say nothing until they say yes.</summary>
internal sealed class QuietSource : IApprovalSource
{
    public string Name => "quiet";

    public bool SaysYes { get; set; }

    public int Looks { get; private set; }

    public Task<string> RequestAsync(Approval approval, CancellationToken cancellation) => Task.FromResult("CHG1");

    public Task<SourceReading> ReadAsync(string handle, CancellationToken cancellation)
    {
        Looks++;
        return Task.FromResult(new SourceReading(SaysYes ? [new SourceVote("u1", new Approver("bob", "Bob", "quiet") { Proved = new ApproverRights(true) }, true, "go")] : [], false));
    }

    public Task CloseAsync(string handle, Approval approval, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>A chat whose work fails until it is asked to stop failing.</summary>
internal sealed class AskingInbox : IChatInbox
{
    public string Channel => "asking";

    public bool IsAway { get; set; } = true;

    public bool Done { get; private set; }

    public Task<ChatReading> ReadAsync(ChatRequest request, CancellationToken cancellation) =>
        Task.FromResult(new ChatReading(ChatReply.Empty) { Delivery = new ChatDelivery("d1", Samples.Noon), Work = "what changed?" });

    public Task HandleAsync(string work, CancellationToken cancellation)
    {
        if (IsAway) throw new HttpRequestException("away");
        Done = true;
        return Task.CompletedTask;
    }
}
