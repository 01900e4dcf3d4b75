using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;

namespace AIOps.Orchestrations.Plans;

/// <summary>Where people throw and release the kill switch; each time is audited.</summary>
public sealed class KillSwitchDesk(KillSwitch killSwitch, AuditLog audit, LiveFeed live, TimeProvider time)
{
    /// <summary>Sets the switch.</summary>
    public async Task<KillSwitchState> SetAsync(bool on, Person person, string reason, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var before = await killSwitch.ReadAsync(cancellation);
        // Stopping comes before writing it down, letting go after.
        if (on)
        {
            await killSwitch.SetAsync(true, person.Id, now, reason, cancellation);
        }

        await audit.AppendAsync(
            new AuditEntry($"kill-switch:{now.UtcTicks}:{person.Id}", now, "", on ? "kill-switch.on" : "kill-switch.off", person.Id, reason)
            {
                IdentitySource = person.IdentitySource,
                Before = before.On ? "on" : "off",
                After = on ? "on" : "off",
            },
            cancellation);
        if (!on)
        {
            await killSwitch.SetAsync(false, person.Id, now, reason, cancellation);
        }

        live.Publish(new LiveEvent("killswitch", "kill", on ? "on" : "off"));
        return await killSwitch.ReadAsync(cancellation);
    }
}
