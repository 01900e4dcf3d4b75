using System.Globalization;

namespace AIOps.Integrations.AzureResourceManager;

/// <summary>What the workflow keeps to ask later: a text, so that it survives restarts and works on another machine.</summary>
/// <param name="Kind">How to ask.</param>
/// <param name="Text">Path and query of the address to poll (never the host: the token goes to the configured endpoint only), or the target of a lost call.</param>
/// <param name="IntentId">Client request id of a lost call.</param>
/// <param name="StartedAt">When a lost call was sent.</param>
internal sealed record ArmHandle(ArmHandleKind Kind, string Text, string IntentId = "", DateTimeOffset StartedAt = default)
{
    public override string ToString() => Kind switch
    {
        ArmHandleKind.Async => "async|" + Text,
        ArmHandleKind.Location => "location|" + Text,
        ArmHandleKind.Job => "job|" + Text,
        _ => string.Create(CultureInfo.InvariantCulture, $"lost|{StartedAt.UtcTicks}|{IntentId}|{Text}"),
    };

    public static ArmHandle? Parse(string text)
    {
        var parts = text.Split('|', 2);
        if (parts.Length != 2) return null;
        switch (parts[0])
        {
            case "async": return new ArmHandle(ArmHandleKind.Async, parts[1]);
            case "location": return new ArmHandle(ArmHandleKind.Location, parts[1]);
            case "job": return new ArmHandle(ArmHandleKind.Job, parts[1]);
            case "lost" when parts[1].Split('|', 3) is [var ticks, var intent, var target]
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks:
                return new ArmHandle(ArmHandleKind.Lost, target, intent, new DateTimeOffset(at, TimeSpan.Zero));
            default: return null;
        }
    }
}

/// <summary>How a started call is followed.</summary>
internal enum ArmHandleKind
{
    /// <summary>By the address of the Azure-AsyncOperation header: a status document.</summary>
    Async,

    /// <summary>By the address of the Location header: 202 until it is done.</summary>
    Location,

    /// <summary>By the job's own resource: its properties hold a status.</summary>
    Job,

    /// <summary>By the client request id in the activity log: the reply was lost.</summary>
    Lost,
}
