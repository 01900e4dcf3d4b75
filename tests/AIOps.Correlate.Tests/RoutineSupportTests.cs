using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>What comes at this time every day says little by itself, but it is no reason to overlook a failure that shows there too.</summary>
public sealed class RoutineSupportTests
{
    private const string Prefix = "/subscriptions/s1/resourcegroups/rg-daily/providers/microsoft.app/containerapps/";
    private const double Day = 1440;

    private static readonly CorrelateOptions Noisy = Run.Noisy with { Flapping = new FlapOptions { RoutineDays = 2 } };

    [Fact]
    public void Routine_alerts_tip_the_scales_for_a_failure_that_others_show()
    {
        var run = Usual();
        Fail(run, 2 * Day);
        Assert.Empty(run.Opened);
        run = Usual();
        Fail(run, 2 * Day, "call-1", "call-2", "call-3");
        var incident = Assert.Single(run.Opened).Incident;
        Assert.Equal(Root, ArmId.ShortNameOf(run.State.Incidents[0].Suspects[0].ResourceId));
        Assert.Contains(incident.Alerts, item => ArmId.ShortNameOf(item.Alert.ResourceId).StartsWith("call-", StringComparison.Ordinal));
    }

    [Fact]
    public void All_routine_together_is_one_sign_at_most()
    {
        // As strict as one chance incident in three months: four signs of their own would be enough.
        var run = Usual(Noisy with { Admission = Noisy.Admission with { ChanceIncidentsPerDay = 0.01 } });
        Strays(run);
        Assert.Empty(run.Opened);
    }

    [Fact]
    public void In_the_hour_of_a_batch_routine_supports_nothing()
    {
        var run = Usual();
        Fail(run, 2 * Day, [.. Enumerable.Range(1, 12).Select(i => "call-" + i)]);
        Assert.Empty(run.Opened);
    }

    private const string Root = "root";

    // Callers of one service are slow one by one around nine o'clock, each day at about the same time, and are well again ten minutes later.
    private static Run Usual(CorrelateOptions? options = null)
    {
        var run = new Run(options ?? Noisy, GraphOf(
        [
            .. Enumerable.Range(1, 14).Select(i => (Prefix + "call-" + i, Prefix + Root)),
            .. Enumerable.Range(0, 30).Select(i => (Prefix + "idle-" + i, Prefix + "lone-" + i)),
        ]));
        foreach (var day in new[] { 0, 1 })
        {
            for (var i = 1; i <= 12; i++)
            {
                // The twelve are far enough apart to be nothing together.
                var at = (day * Day) - 18 + (3 * i);
                Fire(run, "call-" + i, "High response time", at);
                Fire(run, "call-" + i, "High response time", at + 1, firing: false);
            }

            run.Advance((day * Day) + 300);
        }

        Assert.Empty(run.Opened);
        return run;
    }

    // Four callers are slow as every day, and two that are not have a hiccup of a minute.
    private static void Strays(Run run)
    {
        for (var i = 1; i <= 4; i++) Fire(run, "call-" + i, "High response time", (2 * Day) + (0.05 * i));
        foreach (var firing in new[] { true, false })
        {
            foreach (var stray in new[] { "call-13", "call-14" }) Fire(run, stray, "High response time", (2 * Day) + (firing ? 0.7 : 1.7), firing);
        }

        run.Advance((2 * Day) + 25);
    }

    private static void Fail(Run run, double at, params string[] callers)
    {
        Fire(run, Root, "Restart count", at);
        Fire(run, Root, "High response time", at + 0.2);
        foreach (var (caller, i) in callers.Select((caller, i) => (caller, i))) Fire(run, caller, "High response time", at + 0.9 + (0.1 * i));
        run.Advance(at + 20);
    }

    private static void Fire(Run run, string name, string rule, double minute, bool firing = true) => run.Fire(Prefix + name, rule, minute, firing);
}
